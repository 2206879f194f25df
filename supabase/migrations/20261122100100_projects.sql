create table public.projects (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null default auth.uid() references auth.users (id) on delete cascade,
  title text not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint title_is_a_line check (title = btrim(title) and char_length(title) between 1 and 200)
);
comment on table public.projects is 'One funnel that a user builds.';
create index projects_user_id_idx on public.projects (user_id, created_at desc);

alter table public.projects enable row level security;
grant select, delete on public.projects to authenticated;
grant insert (title), update (title) on public.projects to authenticated;
grant select on public.projects to service_role;

create policy "Projects can be read by their owner" on public.projects
  for select to authenticated using ((select auth.uid()) = user_id);
create policy "Projects can be created by their owner" on public.projects
  for insert to authenticated with check ((select auth.uid()) = user_id);
create policy "Projects can be renamed by their owner" on public.projects
  for update to authenticated using ((select auth.uid()) = user_id) with check ((select auth.uid()) = user_id);
create policy "Projects can be deleted by their owner" on public.projects
  for delete to authenticated using ((select auth.uid()) = user_id);

create function private.touch_updated_at()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
  new.updated_at := now();
  return new;
end
$$;
comment on function private.touch_updated_at is 'Keeps updated_at true.';

create trigger projects_touch_updated_at
  before update on public.projects
  for each row execute function private.touch_updated_at();
