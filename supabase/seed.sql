-- What a new database of this project starts with, beyond the migrations: nothing. The job kinds are rows of
-- a migration, because hosted projects need them too; the demo user and the sample project are made by
-- `bin/start` through the app's own API, so that they are real in every respect.
select 1;
