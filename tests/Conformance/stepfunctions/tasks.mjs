import { assert, call, create, ended, history, machine, refused, run, seen, types } from './client.mjs';

const fn = name => `arn:aws:lambda:us-east-1:000000000000:function:${name}`;
const invoke = (name, payload, more = {}, suffix = '') => ({
  Type: 'Task', Resource: `arn:aws:states:::lambda:invoke${suffix}`,
  Parameters: { FunctionName: fn(name), ...payload }, End: true, ...more,
});

// A function's ARN.
const direct = await create('direct', { T: { Type: 'Task', Resource: fn('echo'), End: true } });
const answered = await run(direct, { n: 1 });
assert.equal(answered.output, '{"n":1}');
assert.deepEqual(types(await history(answered.executionArn)), [
  'ExecutionStarted', 'TaskStateEntered', 'LambdaFunctionScheduled', 'LambdaFunctionStarted', 'LambdaFunctionSucceeded',
  'TaskStateExited', 'ExecutionSucceeded']);
const thrown = await run(await create('throws', { T: { Type: 'Task', Resource: fn('throws'), End: true } }));
assert.deepEqual([thrown.status, thrown.error], ['FAILED', 'MyError']);
assert.deepEqual(JSON.parse(thrown.cause), { errorType: 'MyError', errorMessage: 'no' });

// lambda:invoke.
const optimized = await run(await create('optimized', { T: invoke('echo', { 'Payload.$': '$' }) }), { n: 2 });
const output = JSON.parse(optimized.output);
assert.deepEqual([output.ExecutedVersion, output.Payload, output.StatusCode], ['$LATEST', { n: 2 }, 200]);
assert.equal(output.SdkHttpMetadata.HttpStatusCode, 200);
assert.ok(output.SdkResponseMetadata.RequestId);
const scheduled = (await history(optimized.executionArn)).find(e => e.type === 'TaskScheduled').taskScheduledEventDetails;
assert.deepEqual([scheduled.resource, scheduled.resourceType, scheduled.region], ['invoke', 'lambda', 'us-east-1']);
const missing = await run(await create('missing', { T: invoke('none', {}) }));
assert.equal(missing.error, 'Lambda.ResourceNotFoundException');
assert.match(missing.cause, /^Function not found: .*none.* \(Service: AWSLambda; Status Code: 404; Error Code: ResourceNotFoundException; Request ID: .*; Proxy: null\)$/);
const caught = await run(await create('caught', {
  T: { ...invoke('throws', {}), End: undefined, Next: 'D', Catch: [{ ErrorEquals: ['MyError'], ResultPath: '$.e', Next: 'D' }] },
  D: { Type: 'Pass', End: true },
}));
assert.equal(JSON.parse(caught.output).e.Error, 'MyError');

// Tokens: answered while the function still runs (the function "tells" its token to whoever asks for it).
const token = async arn => {
  const { taskScheduledEventDetails } = await seen(arn, 'TaskScheduled');
  return JSON.parse(taskScheduledEventDetails.parameters).Payload.token;
};
const waits = await create('waits', {
  T: invoke('echo', { Payload: { 'token.$': '$$.Task.Token' } }, { HeartbeatSeconds: 600, TimeoutSeconds: 3000 }, '.waitForTaskToken'),
});
const started = await call('StartExecution', { stateMachineArn: waits });
const t1 = await token(started.executionArn);
await call('SendTaskHeartbeat', { taskToken: t1 });
await refused(call('SendTaskSuccess', { taskToken: t1, output: 'not json' }), 'InvalidOutput');
await seen(started.executionArn, 'TaskSubmitted');
await call('SendTaskSuccess', { taskToken: t1, output: '{"ok": true}' });
const succeeded = await ended(started.executionArn);
assert.equal(succeeded.output, '{"ok": true}');
assert.deepEqual(types(await history(started.executionArn)), [
  'ExecutionStarted', 'TaskStateEntered', 'TaskScheduled', 'TaskStarted', 'TaskSubmitted', 'TaskSucceeded', 'TaskStateExited',
  'ExecutionSucceeded']);
for (const [operation, more] of [['SendTaskSuccess', { output: '1' }], ['SendTaskHeartbeat', {}]])
  await refused(call(operation, { taskToken: t1, ...more }), 'TaskTimedOut', "Task Timed Out: 'Provided task does not exist anymore'");
await refused(call('SendTaskFailure', { taskToken: 'invented' }), 'InvalidToken', "Invalid Token: 'Invalid token'");
const other = await call('StartExecution', { stateMachineArn: waits });
await call('SendTaskFailure', { taskToken: await token(other.executionArn), error: 'Said', cause: 'no' });
const refusedTask = await ended(other.executionArn);
assert.deepEqual([refusedTask.status, refusedTask.error, refusedTask.cause], ['FAILED', 'Said', 'no']);

// Redrive schedules the task again, with another token; the old one is stale.
await call('RedriveExecution', { executionArn: other.executionArn });
let schedules;
do schedules = (await history(other.executionArn)).filter(e => e.type === 'TaskScheduled'); while (schedules.length < 2);
const second = JSON.parse(schedules[1].taskScheduledEventDetails.parameters).Payload.token;
await call('SendTaskSuccess', { taskToken: second, output: '1' });
const mended = await ended(other.executionArn);
assert.deepEqual([mended.status, mended.output, mended.redriveCount], ['SUCCEEDED', '1', 1]);

// The SDK's own integration, and events.
const sdk = await run(await create('sdk', {
  T: { Type: 'Task', Resource: 'arn:aws:states:::aws-sdk:sfn:describeStateMachine', Parameters: { StateMachineArn: direct }, End: true },
}));
assert.equal(JSON.parse(sdk.output).Name, 'direct');
const sdkFailed = await run(await create('sdkFailed', {
  T: { Type: 'Task', Resource: 'arn:aws:states:::aws-sdk:sfn:describeStateMachine', Parameters: { StateMachineArn: direct + 'x' }, End: true },
}));
assert.equal(sdkFailed.error, 'Sfn.StateMachineDoesNotExistException');
assert.match(sdkFailed.cause, /\(Service: Sfn, Status Code: 400, Request ID: .*\)$/);
const put = await run(await create('put', {
  T: { Type: 'Task', Resource: 'arn:aws:states:::events:putEvents', Parameters: { Entries: [{ Source: 's', DetailType: 'd', Detail: { 'a.$': '$.a' } }] }, End: true },
}), { a: 1 });
assert.equal(JSON.parse(put.output).FailedEntryCount, 0);
assert.equal(JSON.parse(put.output).Entries.length, 1);
const putFailed = await run(await create('putFailed', {
  T: { Type: 'Task', Resource: 'arn:aws:states:::events:putEvents', Parameters: { Entries: [{ Source: 's' }] }, End: true },
}));
assert.equal(putFailed.error, 'EventBridge.FailedEntry');

// Executions of executions.
const nested = (pattern, target, more = {}) => ({
  N: { Type: 'Task', Resource: `arn:aws:states:::states:startExecution${pattern}`, Parameters: { StateMachineArn: target, Input: { 'v.$': '$.v' }, ...more }, End: true },
});
const asked = await run(await create('nested', nested('', direct)), { v: 1 });
const child = JSON.parse(asked.output).ExecutionArn;
assert.equal((await ended(child)).output, '{"v":1}');
const sync = JSON.parse((await run(await create('nestedSync', nested('.sync', direct)), { v: 2 })).output);
assert.deepEqual([sync.Status, sync.Output, sync.StateMachineArn], ['SUCCEEDED', '{"v":2}', direct]);
const sync2 = JSON.parse((await run(await create('nestedSync2', nested('.sync:2', direct)), { v: 3 })).output);
assert.deepEqual(sync2.Output, { v: 3 });
const failing = await create('childFails', { F: { Type: 'Fail', Error: 'Deep' } });
const syncFailed = await run(await create('nestedFails', nested('.sync', failing)), { v: 4 });
assert.equal(syncFailed.error, 'States.TaskFailed');
assert.equal(JSON.parse(syncFailed.cause).Error, 'Deep');
const sleeping = await create('sleeping', { W: { Type: 'Wait', Seconds: 3600, End: true } });
const parent = await call('StartExecution', { stateMachineArn: await create('nestedStop', nested('.sync', sleeping)), input: '{"v":5}' });
const submitted = await seen(parent.executionArn, 'TaskSubmitted');
const sleeper = JSON.parse(submitted.taskSubmittedEventDetails.output).ExecutionArn;
await call('StopExecution', { executionArn: parent.executionArn });
assert.equal((await ended(sleeper)).status, 'ABORTED');
const tokened = await call('StartExecution', {
  stateMachineArn: await create('nestedToken', nested('.waitForTaskToken', direct, { Input: { 'v.$': '$$.Task.Token' } })),
});
const granted = JSON.parse((await seen(tokened.executionArn, 'TaskScheduled')).taskScheduledEventDetails.parameters).Input.v;
await call('SendTaskSuccess', { taskToken: granted, output: '6' });
assert.equal((await ended(tokened.executionArn)).output, '6');

// Activities.
const activity = (await call('CreateActivity', { name: 'work' })).activityArn;
assert.equal(activity, 'arn:aws:states:us-east-1:000000000000:activity:work');
assert.equal((await call('CreateActivity', { name: 'work' })).activityArn, activity);
await refused(call('CreateActivity', { name: 'a b' }), 'InvalidName');
assert.deepEqual((await call('DescribeActivity', { activityArn: activity })).encryptionConfiguration, { type: 'AWS_OWNED_KEY' });
assert.deepEqual((await call('ListActivities')).activities.map(a => a.name), ['work']);
await refused(call('GetActivityTask', { activityArn: activity + 'x' }), 'ActivityDoesNotExist', `Activity Does Not Exist: '${activity}x'`);
const poll = call('GetActivityTask', { activityArn: activity, workerName: 'me' });
const job = await call('StartExecution', { stateMachineArn: await create('job', { A: { Type: 'Task', Resource: activity, TimeoutSeconds: 99, End: true } }), input: '{"job":1}' });
const given = await poll;
assert.equal(given.input, '{"job":1}');
await call('SendTaskSuccess', { taskToken: given.taskToken, output: '"done"' });
assert.equal((await ended(job.executionArn)).output, '"done"');
const jobEvents = await history(job.executionArn);
assert.deepEqual(types(jobEvents).slice(2, 5), ['ActivityScheduled', 'ActivityStarted', 'ActivitySucceeded']);
assert.equal(jobEvents[3].activityStartedEventDetails.workerName, 'me');
await call('DeleteActivity', { activityArn: activity });
await call('DeleteActivity', { activityArn: activity });
await refused(call('DescribeActivity', { activityArn: activity }), 'ActivityDoesNotExist');

// Definitions.
const valid = await call('ValidateStateMachineDefinition', { definition: machine({ P: { Type: 'Pass', End: true } }) });
assert.deepEqual([valid.result, valid.diagnostics, valid.truncated], ['OK', [], false]);
const faulty = await call('ValidateStateMachineDefinition', { definition: machine({ P: { Type: 'Pass' }, Q: { Type: 'Nothing' } }) });
assert.equal(faulty.result, 'FAIL');
assert.ok(faulty.diagnostics.length >= 2);
assert.ok(faulty.diagnostics.every(d => d.severity === 'ERROR' && d.code && d.message && d.location));
assert.equal((await call('ValidateStateMachineDefinition', { definition: machine({ P: { Type: 'Pass' }, Q: { Type: 'Nothing' } }), maxResults: 1 })).truncated, true);
const doubtful = machine({
  P: { Type: 'Pass', Result: { r: '$.a' }, Next: 'Q' },
  Q: { Type: 'Pass', Parameters: { a: '$.x', b: [{ c: "States.UUID()" }], d: '$5', 'e.$': '$.x' }, Next: 'F' },
  F: { Type: 'Fail', Cause: '$.cause' },
});
assert.deepEqual((await call('ValidateStateMachineDefinition', { definition: doubtful })).diagnostics, []);
const warned = await call('ValidateStateMachineDefinition', { definition: doubtful, severity: 'WARNING' });
assert.equal(warned.result, 'OK');
assert.deepEqual(warned.diagnostics.map(d => [d.severity, d.code, d.location]), [
  ['WARNING', 'PASS_RESULT_IS_STATIC', '/States/P/Result/r'], ['WARNING', 'NO_DOLLAR', '/States/Q/Parameters/a'],
  ['WARNING', 'NO_DOLLAR', '/States/Q/Parameters/b/0/c'], ['WARNING', 'NO_PATH', '/States/F/Cause']]);
const broken = await call('ValidateStateMachineDefinition', { definition: '{"a' });
assert.equal(broken.diagnostics[0].code, 'INVALID_JSON_DESCRIPTION');
