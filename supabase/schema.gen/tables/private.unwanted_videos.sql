-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

create table private.unwanted_videos (
  asset_id text not null,
  unwanted_at timestamp with time zone default now() not null,
  constraint unwanted_videos_pkey PRIMARY KEY (asset_id)
);

comment on table private.unwanted_videos is 'Assets that nobody needs any more, until they are deleted at Mux.';
