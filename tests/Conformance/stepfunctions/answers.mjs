// What AWS was seen to answer: names, ARNs, parameters, definitions, executions and their errors.
import { assert, call, create, ended, history, machine, machineArn, refused, role, run, types } from './client.mjs';

const account = 'us-east-1:000000000000';
const pass = { P: { Type: 'Pass', End: true } };
const schema = text => `Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: ${text}'`;

// Names and ARNs.
for (const operation of ['DescribeStateMachine', 'ListExecutions', 'ListStateMachineVersions', 'ListStateMachineAliases', 'PublishStateMachineVersion'])
  await refused(call(operation, { stateMachineArn: 'not_a_valid_arn' }), 'InvalidArn', "Invalid Arn: 'Invalid ARN prefix: not_a_valid_arn'");
for (const operation of ['DescribeExecution', 'GetExecutionHistory', 'StopExecution'])
  await refused(call(operation, { executionArn: 'not_a_valid_arn' }), 'InvalidArn', "Invalid Arn: 'Invalid ARN prefix: not_a_valid_arn'");
for (const operation of ['DescribeActivity', 'GetActivityTask'])
  await refused(call(operation, { activityArn: 'not_a_valid_arn' }), 'InvalidArn', "Invalid Arn: 'Invalid ARN prefix: not_a_valid_arn'");
for (const operation of ['DescribeStateMachine', 'ListExecutions', 'StartExecution', 'PublishStateMachineVersion'])
  await refused(call(operation, { stateMachineArn: machineArn('none') }), 'StateMachineDoesNotExist', `State Machine Does Not Exist: '${machineArn('none')}'`);
const noExecution = `arn:aws:states:${account}:execution:none:x`;
for (const operation of ['DescribeExecution', 'GetExecutionHistory', 'StopExecution', 'DescribeStateMachineForExecution'])
  await refused(call(operation, { executionArn: noExecution }), 'ExecutionDoesNotExist', `Execution Does Not Exist: '${noExecution}'`);
await call('DeleteStateMachine', { stateMachineArn: machineArn('none') });
await call('DeleteActivity', { activityArn: `arn:aws:states:${account}:activity:none` });
await call('DeleteStateMachineAlias', { stateMachineAliasArn: `${machineArn('none')}:live` });
for (const letter of ' ?*<>{}[]:;,\\|^~$#%&`"/\u0001\u007f')
  await refused(call('CreateActivity', { name: `a${letter}b` }), 'InvalidName', `Invalid Name: 'a${letter}b'`);
await refused(call('CreateActivity', { name: 'a'.repeat(81) }), 'InvalidName');
const activity = await call('CreateActivity', { name: 'a.b-c_d' });
assert.deepEqual((await call('CreateActivity', { name: 'a.b-c_d' })).creationDate, activity.creationDate);
for (const name of ['123', 'a b', 'a/b'])
  await refused(call('CreateStateMachineAlias', { name, routingConfiguration: [{ stateMachineVersionArn: `${machineArn('none')}:1`, weight: 100 }] }),
    'ValidationException', /\^\(\?=\.\*\[a-zA-Z_\\-\\\.\]\)\[a-zA-Z0-9_\\-\\\.\]\+\$/);
// There are no logs here: a destination is taken on trust.
await create('log', machine(pass), { loggingConfiguration: { level: 'ALL', destinations: [{ cloudWatchLogsLogGroup: { logGroupArn: `arn:aws:logs:${account}:log-group:none:*` } }] } });

// Parameters.
const tooLong = (length, bound) => new RegExp(`at 'nextToken' failed to satisfy constraint: Member must have length less than or equal to ${bound}`);
await refused(call('ListStateMachines', { nextToken: 'x'.repeat(1025) }), 'ValidationException', tooLong(1025, 1024));
const echo = await create('echo', machine(pass));
await refused(call('ListExecutions', { stateMachineArn: echo, nextToken: 'x'.repeat(3097) }), 'ValidationException', tooLong(3097, 3096));
assert.equal((await call('ListStateMachines', { maxResults: 0 })).stateMachines.length, 2);

// Inputs in Jackson's words.
for (const [input, words] of [
  ['not json', "Unrecognized token 'not': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')"],
  ["{'a':1}", "Unexpected character (''' (code 39)): was expecting double-quote to start field name"],
  ['', 'Invalid execution input.'],
]) await refused(call('StartExecution', { stateMachineArn: echo, input }), 'InvalidExecutionInput', `Invalid State Machine Execution Input: '${words}'`);

// Definitions.
const lambda = `arn:aws:lambda:${account}:function:f`;
const end = { End: true };
for (const [definition, text] of [
  ['{"StartAt":"A"}', 'These fields are required: [States] at /'],
  ['{}', 'These fields are required: [States, StartAt] at /'],
  [machine({ X: { Type: 'Wait', Timestamp: 'noon', ...end } }), 'String does not match RFC3339 timestamp at /States/X/Timestamp'],
  [machine({ X: { Type: 'Pass', Parameters: { 'parsed.$': 'no path' }, ...end } }),
    "The value for the field 'parsed.$' must be a valid JSONPath or a valid intrinsic function call at /States/X/Parameters"],
  [machine({ X: { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage', ...end } }),
    'The resource provided arn:aws:states:::sqs:sendMessage is not recognized. The value is not a valid resource ARN, or the resource is not available in this region. at /States/X/Resource'],
  [machine({ State0: { Type: 'Task', Resource: lambda, Credentials: {}, ...end } }), "The field 'RoleArn' is required but was missing at /States/State0/Credentials"],
  [machine({ X: { Type: 'Parallel', Branches: [], ...end } }), 'Value cannot be empty at /States/X/Branches'],
  [machine({ X: { Type: 'Other', ...end } }), "The field 'Type' should have one of these values: [Task, Wait, Pass, Succeed, Fail, Choice, Parallel, Map] at /States/X/Type"],
]) await refused(create('bad', definition), 'InvalidDefinition', schema(text));
await refused(create('bad', machine({ X: { Type: 'Pass', QueryLanguage: 'JSONPath', ...end } }, { QueryLanguage: 'JSONata' })), 'InvalidDefinition',
  /'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine/);
for (const [resource, text] of [
  ['arn:aws:states:::lambda:invoke.waitForTaskToken', "'.waitForTaskToken' service integration  at"],
  ['arn:aws:states:::states:startExecution.sync', "'.sync' service integration at"],
  [activity.activityArn, 'Activity ARN at'],
]) await refused(create('bad', machine({ X: { Type: 'Task', Resource: resource, Parameters: { FunctionName: 'f', StateMachineArn: 'm' }, ...end } }), { type: 'EXPRESS' }),
  'InvalidDefinition', new RegExp(`Express state machine does not support ${text.replaceAll('.', '\\.')}`));
const notJson = await call('ValidateStateMachineDefinition', { definition: '{"a' });
assert.deepEqual([notJson.result, notJson.truncated, notJson.diagnostics[0].code, notJson.diagnostics[0].severity], ['FAIL', false, 'INVALID_JSON_DESCRIPTION', 'ERROR']);
assert.match(notJson.diagnostics[0].location, /^\[Source: \(String\)"\{"a"; line: 1, column: 4\]$/);
const blank = await call('ValidateStateMachineDefinition', { definition: '  ' });
assert.equal(blank.diagnostics[0].message, 'Definition must be a valid JSON object');

// Executions.
const timed = await run(await create('timed', machine({ W: { Type: 'Wait', Seconds: 60, ...end } }, { TimeoutSeconds: 1 })));
assert.deepEqual([timed.status, timed.error, timed.cause, timed.redriveStatus], ['TIMED_OUT', undefined, undefined, 'REDRIVABLE']);
assert.equal((await run(await create('fails', { F: { Type: 'Fail' } }))).redriveStatus, 'REDRIVABLE');
const waits = await create('waits', { W: { Type: 'Wait', Seconds: 3600, ...end } });
const stopped = await call('StartExecution', { stateMachineArn: waits });
assert.ok((await call('StopExecution', { executionArn: stopped.executionArn })).stopDate);
const aborted = (await history(stopped.executionArn)).at(-1);
assert.deepEqual([aborted.type, aborted.previousEventId, aborted.executionAbortedEventDetails], ['ExecutionAborted', 0, {}]);
const clock = await run(await create('clock', { P: { Type: 'Pass', Parameters: { 'at.$': '$$.Execution.StartTime' }, ...end } }));
assert.equal(JSON.parse(clock.output).at, clock.startDate.toISOString());
const express = await create('express', pass, { type: 'EXPRESS' });
const { executionArn } = await call('StartSyncExecution', { stateMachineArn: express });
for (const operation of ['DescribeExecution', 'StopExecution', 'GetExecutionHistory'])
  await refused(call(operation, { executionArn }), 'InvalidArn', "Invalid Arn: 'Resource type not valid in this context: express'");
await refused(call('ListExecutions', { stateMachineArn: express }), 'StateMachineTypeNotSupported');

// Errors of a state's own paths: not caught, not even by name.
const caught = { Catch: [{ ErrorEquals: ['States.Runtime'], Next: 'P' }], Next: 'P' };
const task = { Type: 'Task', Resource: `arn:aws:lambda:${account}:function:echo` };
const item = { ItemProcessor: { StartAt: 'I', States: { I: { Type: 'Pass', End: true } } } };
const distributed = { ItemProcessor: { ...item.ItemProcessor, ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' } } };
const prefix = "An error occurred while executing the state 'X' (entered at the event id #2). ";
const runtime = [
  [{ Type: 'Pass', InputPath: '$.a', Next: 'P' }, {}, "Invalid path '$.a' : No results for path: $['a']"],
  [{ Type: 'Pass', OutputPath: '$.a', Next: 'P' }, {}, "Invalid path '$.a' : No results for path: $['a']"],
  [{ Type: 'Pass', InputPath: '$.no.such.result.path', Next: 'P' }, {}, "Invalid path '$.no.such.result.path' : Missing property in path $['no']"],
  [{ ...task, TimeoutSecondsPath: '$.a', ...caught }, {}, "Invalid path '$.a' : No results for path: $['a']"],
  [{ ...task, HeartbeatSecondsPath: '$.a', ...caught }, {}, "Invalid path '$.a' : No results for path: $['a']"],
  [{ Type: 'Fail', ErrorPath: '$.ErrorX' }, { E: 1 }, "The JSONPath '$.ErrorX' specified for the field 'ErrorPath' could not be found in the input '{\"E\":1}'"],
  [{ Type: 'Fail', CausePath: '$.CauseX' }, {}, "The JSONPath '$.CauseX' specified for the field 'CausePath' could not be found in the input '{}'"],
  [{ Type: 'Pass', Parameters: { 'value.$': '$.v' }, Next: 'P' }, {}, "The JSONPath '$.v' specified for the field 'value.$' could not be found in the input '{}'"],
  [{ Type: 'Wait', SecondsPath: '$.s', Next: 'P' }, { s: -1 }, 'The SecondsPath parameter references a negative value: $.s == -1'],
  [{ Type: 'Wait', SecondsPath: '$.s', Next: 'P' }, { s: 1.5 }, 'The SecondsPath parameter cannot be parsed as a long value: $.s == 1.5'],
  [{ Type: 'Wait', SecondsPath: '$.s', Next: 'P' }, {}, 'The SecondsPath parameter does not reference an input value: $.s'],
  [{ Type: 'Wait', TimestampPath: '$.t', Next: 'P' }, { t: '2016-12-05T21:29:29' },
    'The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time format string: $.t == 2016-12-05T21:29:29'],
  [{ Type: 'Wait', SecondsPath: '$.s', Next: 'P' }, { s: 999999999999 }, 'Wait state delay is too long.'],
  [{ Type: 'Map', MaxConcurrencyPath: '$.MaxConcurrencyValue', ItemsPath: '$.l', ...item, ...caught }, { l: [], MaxConcurrencyValue: 'NoNumber' },
    'The MaxConcurrencyPath field refers to value "NoNumber" which is not a valid integer: $.MaxConcurrencyValue'],
  [{ Type: 'Map', ToleratedFailureCountPath: '$.c', ItemsPath: '$.l', ...distributed, ...caught }, { l: [], c: 'NoNumber' },
    'The ToleratedFailureCountPath field refers to value "NoNumber" which is not a valid integer: $.c'],
  [{ Type: 'Map', ToleratedFailurePercentagePath: '$.c', ItemsPath: '$.l', ...distributed, ...caught }, { l: [], c: 'NoNumber' },
    'The ToleratedFailurePercentagePath field refers to value "NoNumber" which is not a valid float: $.c'],
  [{ Type: 'Map', ToleratedFailureCountPath: '$.c', ItemsPath: '$.l', ...distributed, ...caught }, { l: [], c: -1 }, 'ToleratedFailureCount cannot be negative.'],
  [{ Type: 'Map', ToleratedFailurePercentagePath: '$.c', ItemsPath: '$.l', ...distributed, ...caught }, { l: [], c: 101 }, 'ToleratedFailurePercentage must be between 0 and 100.'],
  [{ Type: 'Task', Resource: `arn:aws:states:${account}:activity:gone`, ...caught }, {}, `The activity arn:aws:states:${account}:activity:gone does not exist.`],
];
for (const [at, [state, input, text]] of runtime.entries()) {
  const failed = await run(await create(`runtime${at}`, { X: state, ...(state.Type === 'Fail' ? {} : pass) }), input);
  assert.deepEqual([failed.status, failed.error, failed.cause], ['FAILED', 'States.Runtime', prefix + text]);
}

// JSONPath is Jayway's: what is not definite finds nothing, and that is no error.
const found = JSON.parse((await run(await create('paths', { P: { Type: 'Pass', Parameters: {
  'wild.$': '$.o[*]', 'slice.$': '$.l[5:]', 'deep.$': '$..none', 'filter.$': '$.l[?(@ > 9)]', 'all.$': '$.p.*' }, ...end } }), { o: {}, l: [1, 2], p: { a: 1, b: 2 } })).output);
assert.deepEqual(found, { wild: [], slice: [], deep: [], filter: [], all: [1, 2] });

// Too much data.
const big = await create('big', { T: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: 'big' }, ...end } });
assert.equal((await run(big)).cause, "The state/task 'lambda' returned a result with a size exceeding the maximum number of bytes service limit.");
const bigDirect = await run(await create('bigDirect', { T: { Type: 'Task', Resource: `arn:aws:lambda:${account}:function:big`, ...end } }));
assert.deepEqual([bigDirect.error, bigDirect.cause], ['States.DataLimitExceeded',
  `The state/task 'arn:aws:lambda:${account}:function:big' returned a result with a size exceeding the maximum number of bytes service limit.`]);
const grown = await run(await create('grown', { X: { Type: 'Pass', Parameters: { 'a.$': '$', 'b.$': '$' }, ...end } }), 'x'.repeat(200_000));
assert.equal(grown.cause, "The state/task 'X' returned a result with a size exceeding the maximum number of bytes service limit.");

// Timeouts: no cause; the catcher sees an empty one.
const slow = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken', Parameters: { FunctionName: 'echo', Payload: { 't.$': '$$.Task.Token' } }, TimeoutSeconds: 1 };
const late = await run(await create('late', { X: { ...slow, ...end } }));
assert.deepEqual([late.error, late.cause], ['States.Timeout', undefined]);
const lateCaught = await run(await create('lateCaught', { X: { ...slow, Catch: [{ ErrorEquals: ['States.Timeout'], Next: 'P' }], Next: 'P' }, ...pass }));
assert.deepEqual(JSON.parse(lateCaught.output), { Error: 'States.Timeout', Cause: '' });
assert.ok(types(await history(late.executionArn)).includes('TaskTimedOut'));
await ended(late.executionArn);
