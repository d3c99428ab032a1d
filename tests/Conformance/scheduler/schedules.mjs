// Drives Scheduler with the AWS SDK for JavaScript.
import assert from "node:assert/strict";
import {
  SchedulerClient, CreateScheduleCommand, CreateScheduleGroupCommand, DeleteScheduleCommand, DeleteScheduleGroupCommand, GetScheduleCommand,
  GetScheduleGroupCommand, ListScheduleGroupsCommand, ListSchedulesCommand, UpdateScheduleCommand,
} from "@aws-sdk/client-scheduler";

const [endpoint] = process.argv.slice(2);
const scheduler = new SchedulerClient({ endpoint, region: "us-east-1", credentials: { accessKeyId: "local", secretAccessKey: "local" }, maxAttempts: 1 });
const fails = async (promise, name, status) => {
  const error = await promise.then(() => assert.fail(`expected ${name}`), (e) => e);
  assert.equal(error.name, name);
  assert.equal(error.$metadata.httpStatusCode, status);
};
const Target = { Arn: "arn:aws:states:us-east-1:000000000000:stateMachine:Run", RoleArn: "arn:aws:iam::000000000000:role/Events", Input: "{}" };
const schedule = { Name: "s", ScheduleExpression: "cron(0 3 * * ? *)", ScheduleExpressionTimezone: "Europe/Berlin", FlexibleTimeWindow: { Mode: "OFF" }, Target };

const group = await scheduler.send(new CreateScheduleGroupCommand({ Name: "g" }));
assert.equal(group.ScheduleGroupArn, "arn:aws:scheduler:us-east-1:000000000000:schedule-group/g");
await fails(scheduler.send(new CreateScheduleGroupCommand({ Name: "g" })), "ConflictException", 409);
assert.equal((await scheduler.send(new GetScheduleGroupCommand({ Name: "g" }))).State, "ACTIVE");
assert.deepEqual((await scheduler.send(new ListScheduleGroupsCommand({}))).ScheduleGroups.map((g) => g.Name), ["default", "g"]);

const made = await scheduler.send(new CreateScheduleCommand({ ...schedule, StartDate: new Date("2030-01-01T00:00:00Z") }));
assert.equal(made.ScheduleArn, "arn:aws:scheduler:us-east-1:000000000000:schedule/default/s");
await fails(scheduler.send(new CreateScheduleCommand(schedule)), "ConflictException", 409);
await scheduler.send(new CreateScheduleCommand({ ...schedule, GroupName: "g", State: "DISABLED" }));
await fails(scheduler.send(new CreateScheduleCommand({ ...schedule, GroupName: "none" })), "ResourceNotFoundException", 404);
await fails(scheduler.send(new CreateScheduleCommand({ ...schedule, Name: "x", ScheduleExpression: "cron(* * * * * *)" })), "ValidationException", 400);
await fails(scheduler.send(new CreateScheduleCommand({ ...schedule, Name: "x", ScheduleExpressionTimezone: "Mars/Base" })), "ValidationException", 400);

const got = await scheduler.send(new GetScheduleCommand({ Name: "s" }));
assert.deepEqual([got.State, got.ScheduleExpression, got.GroupName, got.Target.Input, got.ActionAfterCompletion], ["ENABLED", schedule.ScheduleExpression, "default", "{}", "NONE"]);
assert.deepEqual(got.StartDate, new Date("2030-01-01T00:00:00Z"));
assert.ok(got.CreationDate instanceof Date);
await scheduler.send(new UpdateScheduleCommand({ ...schedule, ScheduleExpression: "rate(1 day)", State: "DISABLED" }));
const updated = await scheduler.send(new GetScheduleCommand({ Name: "s" }));
assert.deepEqual([updated.ScheduleExpression, updated.State, updated.StartDate], ["rate(1 day)", "DISABLED", undefined]);
await fails(scheduler.send(new UpdateScheduleCommand({ ...schedule, Name: "none" })), "ResourceNotFoundException", 404);
assert.deepEqual((await scheduler.send(new ListSchedulesCommand({ GroupName: "g" }))).Schedules.map((s) => s.Arn), ["arn:aws:scheduler:us-east-1:000000000000:schedule/g/s"]);
const page = await scheduler.send(new ListSchedulesCommand({ MaxResults: 1 }));
assert.equal((await scheduler.send(new ListSchedulesCommand({ MaxResults: 1, NextToken: page.NextToken }))).Schedules.length, 1);

await scheduler.send(new DeleteScheduleCommand({ Name: "s" }));
await fails(scheduler.send(new GetScheduleCommand({ Name: "s" })), "ResourceNotFoundException", 404);
await scheduler.send(new DeleteScheduleGroupCommand({ Name: "g" }));
await fails(scheduler.send(new GetScheduleCommand({ Name: "s", GroupName: "g" })), "ResourceNotFoundException", 404);
await fails(scheduler.send(new DeleteScheduleGroupCommand({ Name: "g" })), "ResourceNotFoundException", 404);
process.stdout.write("ok");
