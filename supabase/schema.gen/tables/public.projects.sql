-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

create table public.projects (
  id uuid default gen_random_uuid() not null,
  user_id uuid default auth.uid() not null,
  title text not null,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  constraint projects_pkey PRIMARY KEY (id),
  constraint projects_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth.users(id) ON DELETE CASCADE,
  constraint title_is_a_line CHECK (((title = btrim(title)) AND ((char_length(title) >= 1) AND (char_length(title) <= 200))))
);

CREATE INDEX projects_user_id_idx ON public.projects USING btree (user_id, created_at DESC);

CREATE TRIGGER projects_lock_user BEFORE DELETE ON public.projects FOR EACH STATEMENT EXECUTE FUNCTION private.lock_current_user();
CREATE TRIGGER projects_touch_updated_at BEFORE UPDATE ON public.projects FOR EACH ROW EXECUTE FUNCTION private.touch_updated_at();

create policy "Projects can be created by their owner" on public.projects for insert to authenticated with check ((( SELECT auth.uid() AS uid) = user_id));
create policy "Projects can be deleted by their owner" on public.projects for delete to authenticated using ((( SELECT auth.uid() AS uid) = user_id));
create policy "Projects can be read by their owner" on public.projects for select to authenticated using ((( SELECT auth.uid() AS uid) = user_id));
create policy "Projects can be renamed by their owner" on public.projects for update to authenticated using ((( SELECT auth.uid() AS uid) = user_id)) with check ((( SELECT auth.uid() AS uid) = user_id));

grant delete, select on public.projects to authenticated;
grant select on public.projects to service_role;

comment on table public.projects is 'One funnel that a user builds.';
