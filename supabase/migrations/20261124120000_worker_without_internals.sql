-- The worker's functions run as their owner and find the engine's internals by themselves. What the secret key was
-- granted of them besides was not needed, and job_json, which asks whose token it is, did not even work with it.
revoke execute on function private.job_json(public.jobs) from service_role;
revoke execute on function private.job_json(public.jobs, integer) from service_role;
revoke execute on function private.document_json(public.documents) from service_role;
revoke execute on function private.raise_error(text, text, text, text) from service_role;
revoke usage on schema private from service_role;
