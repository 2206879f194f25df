-- An account takes its jobs with it, so its deletion is one more verb on them. The row of the account is locked before
-- this runs, and a verb under way may want it (each new job refers to it), so waiting here would be a circle: it is
-- refused at once, nothing is deleted, and it can be asked for again.
create function private.lock_deleted_user()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  if not private.try_lock_user(old.id) then
    raise exception using errcode = 'lock_not_available',
      message = 'This account''s jobs are being changed at this moment. Nothing was deleted: try again.';
  end if;
  return old;
end
$$;
comment on function private.lock_deleted_user is 'Keeps the deletion of an account and the verbs on its jobs apart.';
create trigger users_lock_before_delete before delete on auth.users
  for each row execute function private.lock_deleted_user();
