import { ListProtectedJobsCommand, StartProtectedJobCommand } from "@aws-sdk/client-cleanrooms";
import { admin, connect, done, equal, fails, membershipIdentifier, pass, start, templates } from "./client.mjs";

const client = connect();
const count = async () => (await client.send(new ListProtectedJobsCommand({ membershipIdentifier, status: "SUBMITTED" }))).protectedJobs.length;
const begin = () => client.send(new StartProtectedJobCommand(start(templates.succeeds)));
const fault = (more) => admin("POST", "faults", { service: "cleanrooms", operation: "StartProtectedJob", count: 1, ...more });

await fault({ kind: "dropBefore" });
let error = await fails(begin());
equal([error.$metadata?.httpStatusCode, await count()], [undefined, 0], "dropped before: nothing started");

await fault({ kind: "dropAfter" });
error = await fails(begin());
equal([error.$metadata?.httpStatusCode, await count()], [undefined, 1], "dropped after: a job started");
await pass(10);

await fault({ kind: "error", code: "InternalServerException", status: 500 });
error = await fails(begin());
equal([error.name, error.$metadata.httpStatusCode, await count()], ["InternalServerException", 500, 0], "error");

await fault({ kind: "throttle" });
error = await fails(begin());
equal([error.name, error.$metadata.httpStatusCode, await count()], ["ThrottlingException", 429, 0], "throttle");

await fault({ kind: "latency", latencySeconds: 0.05 });
const before = performance.now();
equal((await begin()).protectedJob.status, "SUBMITTED", "late, but right");
equal(performance.now() - before >= 50, true, "late");
await pass(10);
await admin("DELETE", "faults");
done();
