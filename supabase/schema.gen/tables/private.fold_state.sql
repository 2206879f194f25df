-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

create table private.fold_state (
  only_row boolean default true not null,
  folded_to bigint default 0 not null,
  seen_to bigint default 0 not null,
  seen_by xid8,
  constraint fold_state_pkey PRIMARY KEY (only_row),
  constraint there_is_one_row CHECK (only_row)
);

comment on table private.fold_state is 'How far the time line has been counted, and how far it will be once all that was under way at seen_by has ended.';
