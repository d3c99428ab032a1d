import { GetProtectedJobCommand, StartProtectedJobCommand, UpdateProtectedJobCommand } from "@aws-sdk/client-cleanrooms";
import { connect, done, equal, fails, membershipIdentifier, pass, start, templates } from "./client.mjs";

const client = connect();
const get = async (protectedJobIdentifier) =>
  (await client.send(new GetProtectedJobCommand({ membershipIdentifier, protectedJobIdentifier }))).protectedJob;

const { protectedJob: job } = await client.send(new StartProtectedJobCommand(start(templates.succeeds, {
  jobParameters: { ...start(templates.succeeds).jobParameters, parameters: { audience: "all" } },
  computeConfiguration: { worker: { type: "CR.4X", number: 8, properties: { spark: { "spark.sql.shuffle.partitions": "8" } } } },
})));
equal(job.status, "SUBMITTED", "status");
equal(job.createTime instanceof Date && !Number.isNaN(job.createTime.getTime()), true, "createTime is a time");
equal(job.membershipArn, `arn:aws:cleanrooms:us-east-1:000000000000:membership/${membershipIdentifier}`, "membershipArn");
equal(job.jobParameters.parameters, { audience: "all" }, "parameters");
equal(job.computeConfiguration.worker.properties.spark, { "spark.sql.shuffle.partitions": "8" }, "spark");

await pass(2);
equal((await get(job.id)).status, "STARTED", "status after two seconds");
await pass(8);
const ended = await get(job.id);
equal(ended.status, "SUCCESS", "status after ten seconds");
equal(ended.statistics.totalDurationInMillis, 10000, "duration");
equal(ended.statistics.billedResourceUtilization.units, (8 * 8 * 10) / 60, "units");
equal(ended.result.output.s3.location, `s3://protected-job-results/results/${job.id}/`, "location");
const conflict = await fails(client.send(new UpdateProtectedJobCommand({ membershipIdentifier, protectedJobIdentifier: job.id, targetStatus: "CANCELLED" })));
equal([conflict.name, conflict.$metadata.httpStatusCode, conflict.reason], ["ConflictException", 409, "INVALID_STATE"], "late cancel");

const failing = (await client.send(new StartProtectedJobCommand(start(templates.fails)))).protectedJob;
await pass(10);
const failed = await get(failing.id);
equal([failed.status, failed.error.code], ["FAILED", "JOB_FAILED"], "failed job");

const long = (await client.send(new StartProtectedJobCommand(start(templates.long)))).protectedJob;
await pass(5);
const update = new UpdateProtectedJobCommand({ membershipIdentifier, protectedJobIdentifier: long.id, targetStatus: "CANCELLED" });
equal((await client.send(update)).protectedJob.status, "CANCELLING", "cancelling");
equal((await client.send(update)).protectedJob.status, "CANCELLING", "cancelled twice");
await pass(1);
equal((await get(long.id)).status, "CANCELLED", "cancelled");
done();
