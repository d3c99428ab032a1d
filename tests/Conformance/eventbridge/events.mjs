// Drives EventBridge with the AWS SDK for JavaScript.
import assert from "node:assert/strict";
import {
  EventBridgeClient, CreateEventBusCommand, DeleteEventBusCommand, DeleteRuleCommand, DescribeEventBusCommand, DescribeRuleCommand,
  DisableRuleCommand, EnableRuleCommand, ListEventBusesCommand, ListRuleNamesByTargetCommand, ListRulesCommand, ListTargetsByRuleCommand,
  PutEventsCommand, PutRuleCommand, PutTargetsCommand, RemoveTargetsCommand, TestEventPatternCommand,
} from "@aws-sdk/client-eventbridge";

const [endpoint] = process.argv.slice(2);
const options = { endpoint, region: "us-east-1", credentials: { accessKeyId: "local", secretAccessKey: "local" }, maxAttempts: 1 };
const events = new EventBridgeClient(options);
const fails = async (promise, name, status, message) => {
  const error = await promise.then(() => assert.fail(`expected ${name}`), (e) => e);
  assert.equal(error.name, name);
  assert.equal(error.$metadata.httpStatusCode, status);
  if (message) assert.match(error.message, message);
};
const lambda = "arn:aws:lambda:us-east-1:000000000000:function:OnEvent";
const machine = "arn:aws:states:us-east-1:000000000000:stateMachine:Run";

const made = await events.send(new CreateEventBusCommand({ Name: "mine", Description: "d" }));
assert.equal(made.EventBusArn, "arn:aws:events:us-east-1:000000000000:event-bus/mine");
await fails(events.send(new CreateEventBusCommand({ Name: "mine" })), "ResourceAlreadyExistsException", 400);
assert.deepEqual((await events.send(new ListEventBusesCommand({}))).EventBuses.map((b) => b.Name), ["default", "mine"]);
assert.equal((await events.send(new DescribeEventBusCommand({ Name: "mine" }))).Description, "d");
assert.ok((await events.send(new DescribeEventBusCommand({}))).CreationTime instanceof Date);

const rule = await events.send(new PutRuleCommand({ Name: "r", EventPattern: '{"source":["mine"]}', Description: "x" }));
assert.equal(rule.RuleArn, "arn:aws:events:us-east-1:000000000000:rule/r");
assert.equal((await events.send(new PutRuleCommand({ Name: "r2", EventBusName: "mine", EventPattern: '{"source":["mine"]}' }))).RuleArn, "arn:aws:events:us-east-1:000000000000:rule/mine/r2");
await fails(events.send(new PutRuleCommand({ Name: "bad", EventPattern: "{}" })), "InvalidEventPatternException", 400);
await fails(events.send(new PutRuleCommand({ Name: "bad" })), "ValidationException", 400);
await fails(events.send(new PutRuleCommand({ Name: "bad", ScheduleExpression: "cron(x)" })), "ValidationException", 400, /ScheduleExpression/);
await fails(events.send(new PutRuleCommand({ Name: "a b", EventPattern: '{"source":["mine"]}' })), "ValidationException", 400);
await fails(events.send(new DescribeRuleCommand({ Name: "none" })), "ResourceNotFoundException", 400);
await events.send(new DisableRuleCommand({ Name: "r" }));
assert.equal((await events.send(new DescribeRuleCommand({ Name: "r" }))).State, "DISABLED");
await events.send(new EnableRuleCommand({ Name: "r" }));
assert.deepEqual((await events.send(new ListRulesCommand({ NamePrefix: "r" }))).Rules.map((r) => [r.Name, r.State]), [["r", "ENABLED"]]);

await fails(events.send(new PutTargetsCommand({ Rule: "r", Targets: [{ Id: "m", Arn: machine }] })), "ValidationException", 400, /RoleArn is required/);
await fails(events.send(new PutTargetsCommand({ Rule: "r", Targets: [{ Id: "m", Arn: lambda, Input: "{}", InputPath: "$" }] })), "ValidationException", 400);
const targets = await events.send(new PutTargetsCommand({ Rule: "r", Targets: [{ Id: "l", Arn: lambda }, { Id: "k", Arn: "arn:aws:kinesis:us-east-1:000000000000:stream/s" }] }));
assert.deepEqual([targets.FailedEntryCount, targets.FailedEntries[0].TargetId], [1, "k"]);
assert.deepEqual((await events.send(new ListTargetsByRuleCommand({ Rule: "r" }))).Targets, [{ Id: "l", Arn: lambda }]);
assert.deepEqual((await events.send(new ListRuleNamesByTargetCommand({ TargetArn: lambda }))).RuleNames, ["r"]);

const put = await events.send(new PutEventsCommand({ Entries: [
  { Source: "mine", DetailType: "T", Detail: '{"n":7}', Time: new Date(0), Resources: ["arn:x"] },
  { Source: "aws.mine", DetailType: "T", Detail: "{}" },
  { Source: "mine", DetailType: "T", Detail: "[1]" },
  { Source: "mine", DetailType: "T" },
  { Source: "mine", DetailType: "T", Detail: "{}", EventBusName: "none" },
] }));
assert.equal(put.FailedEntryCount, 4);
assert.deepEqual(put.Entries.map((e) => e.ErrorCode), [undefined, "NotAuthorizedForSourceException", "MalformedDetail", "InvalidArgument", "ResourceNotFoundException"]);
assert.match(put.Entries[0].EventId, /^[0-9a-f-]{36}$/);
await fails(events.send(new PutEventsCommand({ Entries: Array(11).fill({ Source: "s", DetailType: "t", Detail: "{}" }) })), "ValidationException", 400);
await fails(events.send(new PutEventsCommand({ Entries: [{ Source: "s", DetailType: "t", Detail: JSON.stringify({ x: "y".repeat(1024 * 1024) }) }] })), "ValidationException", 400, /Total size/);

const event = JSON.stringify({ id: "1", account: "0", source: "mine", time: "2026-01-01T00:00:00Z", region: "r", resources: [], "detail-type": "T", detail: {} });
assert.equal((await events.send(new TestEventPatternCommand({ EventPattern: '{"source":[{"prefix":"mi"}]}', Event: event }))).Result, true);
assert.equal((await events.send(new TestEventPatternCommand({ EventPattern: '{"source":["x"]}', Event: event }))).Result, false);

await fails(events.send(new DeleteRuleCommand({ Name: "r" })), "ValidationException", 400, /has targets/);
assert.equal((await events.send(new RemoveTargetsCommand({ Rule: "r", Ids: ["l", "none"] }))).FailedEntryCount, 1);
await events.send(new DeleteRuleCommand({ Name: "r" }));
await events.send(new DeleteRuleCommand({ Name: "r" }));
await fails(events.send(new DeleteEventBusCommand({ Name: "mine" })), "ValidationException", 400);
await events.send(new DeleteRuleCommand({ Name: "r2", EventBusName: "mine" }));
await events.send(new DeleteEventBusCommand({ Name: "mine" }));

const wrong = new EventBridgeClient({ ...options, credentials: { accessKeyId: "local", secretAccessKey: "wrong" } });
await fails(wrong.send(new ListRulesCommand({})), "InvalidSignatureException", 403);
process.stdout.write("ok");
