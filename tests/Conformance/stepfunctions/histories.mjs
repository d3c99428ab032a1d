// Histories as AWS was seen to write them, and what expressions give.
import { assert, call, create, history, run } from './client.mjs';

const fn = name => `arn:aws:lambda:us-east-1:000000000000:function:${name}`;
const end = { End: true };
const inner = states => ({ StartAt: Object.keys(states)[0], States: states });
/** A history as text: type, its cause, and what it names. */
const lines = async executionArn => (await history(executionArn)).map(({ id, type, previousEventId, ...event }) => {
  const details = Object.entries(event).find(([name]) => name.endsWith('Details'))?.[1] ?? {};
  return `${id} ${type} <${previousEventId}${'name' in details ? ` ${details.name}` : ''}${'index' in details ? `#${details.index}` : ''}${'length' in details ? ` ${details.length}` : ''}`;
});
let count = 0;
const told = async (states, input, more) => {
  const execution = await run(await create(`h${++count}`, states, more), input);
  return { ...execution, lines: await lines(execution.executionArn), events: await history(execution.executionArn) };
};
const of = (events, type) => events.find(event => event.type === type);

// Order, details, causes.
const plain = await told({ A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Succeed' } }, { a: 1 });
assert.deepEqual(plain.lines, [
  '1 ExecutionStarted <0', '2 PassStateEntered <0 A', '3 PassStateExited <2 A', '4 SucceedStateEntered <3 B', '5 SucceedStateExited <4 B', '6 ExecutionSucceeded <5']);
assert.deepEqual(plain.events[0].executionStartedEventDetails, { input: '{"a":1}', inputDetails: { truncated: false }, roleArn: 'arn:aws:iam::000000000000:role/machine' });
assert.deepEqual(plain.events[2].stateExitedEventDetails, { name: 'A', output: '{"a":1}', outputDetails: { truncated: false } });
assert.deepEqual(plain.events[5].executionSucceededEventDetails, { output: '{"a":1}', outputDetails: { truncated: false } });
const failed = await told({ F: { Type: 'Fail' } });
assert.deepEqual(failed.lines, ['1 ExecutionStarted <0', '2 FailStateEntered <0 F', '3 ExecutionFailed <2']);
assert.deepEqual(failed.events[2].executionFailedEventDetails, {});

// Functions, integrations.
const direct = await told({ T: { Type: 'Task', Resource: fn('echo'), TimeoutSeconds: 900, ...end } }, { a: 1 });
assert.deepEqual(of(direct.events, 'LambdaFunctionScheduled').lambdaFunctionScheduledEventDetails,
  { resource: fn('echo'), input: '{"a":1}', inputDetails: { truncated: false }, timeoutInSeconds: 900 });
assert.deepEqual(Object.keys(of(direct.events, 'LambdaFunctionStarted')).sort(), ['id', 'previousEventId', 'timestamp', 'type']);
const invoke = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: fn('echo'), 'Payload.$': '$' } };
const integrated = await told({ T: { ...invoke, TimeoutSeconds: 900, HeartbeatSeconds: 500, ...end } }, { a: 1 });
const scheduled = of(integrated.events, 'TaskScheduled').taskScheduledEventDetails;
assert.deepEqual({ ...scheduled, parameters: JSON.parse(scheduled.parameters) }, {
  resource: 'invoke', resourceType: 'lambda', region: 'us-east-1', parameters: { FunctionName: fn('echo'), Payload: { a: 1 } }, timeoutInSeconds: 900, heartbeatInSeconds: 500 });
assert.deepEqual(of(integrated.events, 'TaskStarted').taskStartedEventDetails, { resource: 'invoke', resourceType: 'lambda' });
const nothing = await told({ T: { ...invoke, Parameters: { FunctionName: 'echo' }, ResultSelector: { 'p.$': '$.Payload' }, ...end } });
assert.deepEqual(JSON.parse(nothing.output), { p: {} });

// Retry: not entered again; what is scheduled again points at the failure. Catch: the error, merged.
const retried = await told({ T: { Type: 'Task', Resource: fn('throws'), Retry: [{ ErrorEquals: ['MyError'], MaxAttempts: 1, IntervalSeconds: 1 }],
  Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.e', Next: 'P' }], Next: 'P' }, P: { Type: 'Pass', ...end } }, { a: 1 });
assert.deepEqual(retried.lines, [
  '1 ExecutionStarted <0', '2 TaskStateEntered <0 T', '3 LambdaFunctionScheduled <2', '4 LambdaFunctionStarted <3', '5 LambdaFunctionFailed <4',
  '6 LambdaFunctionScheduled <5', '7 LambdaFunctionStarted <6', '8 LambdaFunctionFailed <7', '9 TaskStateExited <8 T', '10 PassStateEntered <9 P',
  '11 PassStateExited <10 P', '12 ExecutionSucceeded <11']);
assert.equal(JSON.parse(retried.output).e.Error, 'MyError');

// Parallel and Map: what joins points at the last inner event.
const parallel = await told({ P: { Type: 'Parallel', Branches: [inner({ A: { Type: 'Pass', ...end } }), inner({ B: { Type: 'Pass', ...end } })], ...end } }, [[1, 2], [3]]);
assert.deepEqual(parallel.lines, [
  '1 ExecutionStarted <0', '2 ParallelStateEntered <0 P', '3 ParallelStateStarted <2', '4 PassStateEntered <3 A', '5 PassStateExited <4 A', '6 PassStateEntered <3 B',
  '7 PassStateExited <6 B', '8 ParallelStateSucceeded <7', '9 ParallelStateExited <7 P', '10 ExecutionSucceeded <9']);
const mapped = await told({ M: { Type: 'Map', MaxConcurrency: 1, ItemProcessor: inner({ A: { Type: 'Pass', ...end } }), ...end } }, [1, 2]);
assert.deepEqual(mapped.lines, [
  '1 ExecutionStarted <0', '2 MapStateEntered <0 M', '3 MapStateStarted <2 2', '4 MapIterationStarted <3 M#0', '5 PassStateEntered <4 A', '6 PassStateExited <5 A',
  '7 MapIterationSucceeded <6 M#0', '8 MapIterationStarted <6 M#1', '9 PassStateEntered <8 A', '10 PassStateExited <9 A', '11 MapIterationSucceeded <10 M#1',
  '12 MapStateSucceeded <10', '13 MapStateExited <10 M', '14 ExecutionSucceeded <13']);
const mapFails = await told({ M: { Type: 'Map', MaxConcurrency: 1, ItemProcessor: inner({ F: { Type: 'Fail', Error: 'E' } }), ...end } }, [1]);
assert.deepEqual(mapFails.lines, [
  '1 ExecutionStarted <0', '2 MapStateEntered <0 M', '3 MapStateStarted <2 1', '4 MapIterationStarted <3 M#0', '5 FailStateEntered <4 F', '6 MapIterationFailed <5 M#0',
  '7 MapStateFailed <5', '8 ExecutionFailed <7']);
const concurrent = await told({ M: { Type: 'Map', ItemProcessor: inner({ C: { Type: 'Choice', Choices: [{ Variable: '$', NumericEquals: 1, Next: 'F' }], Default: 'W' },
  F: { Type: 'Fail', Error: 'E' }, W: { Type: 'Wait', Seconds: 60, ...end } }), ...end } }, [0, 1]);
assert.deepEqual(concurrent.lines.map(line => line.split(' ')[1]).filter(type => /Map|Abort/.test(type)), [
  'MapStateEntered', 'MapStateStarted', 'MapIterationStarted', 'MapIterationStarted', 'MapIterationFailed', 'WaitStateAborted', 'MapIterationAborted', 'MapStateFailed']);
const mapRetry = await told({ M: { Type: 'Map', ItemProcessor: inner({ F: { Type: 'Fail', Error: 'E' } }), Retry: [{ ErrorEquals: ['E'], MaxAttempts: 1, IntervalSeconds: 1 }], ...end } }, [1]);
const started = mapRetry.lines.filter(line => line.includes('MapStateStarted'));
assert.equal(started.length, 2);
const lastInner = mapRetry.lines.filter(line => line.includes('FailStateEntered'))[0].split(' ')[0];
assert.ok(started[1].includes(`<${lastInner} `), started[1]);

// Variables and failed evaluations.
const assigned = await told({ A: { Type: 'Pass', Assign: { x: 1, y: { z: 'a b' } }, ...end } });
assert.deepEqual(of(assigned.events, 'PassStateExited').stateExitedEventDetails, {
  name: 'A', output: '{}', outputDetails: { truncated: false }, assignedVariables: { x: '1', y: '{"z":"a b"}' }, assignedVariablesDetails: { truncated: false } });
const evaluation = await told({ A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Pass', QueryLanguage: 'JSONata', Output: '{% 1 + "a" %}', ...end } });
assert.deepEqual(evaluation.lines.slice(-3), ['4 PassStateEntered <3 B', '5 EvaluationFailed <3', '6 ExecutionFailed <5']);
const evaluated = of(evaluation.events, 'EvaluationFailed').evaluationFailedEventDetails;
assert.deepEqual([evaluated.state, evaluated.error, evaluated.location], ['B', 'States.QueryEvaluationError', 'Output']);

// White space: untouched data stays as it was typed, what the engine builds is compact.
const typed = async (states, input) => {
  const { executionArn } = await call('StartExecution', { stateMachineArn: await create(`h${++count}`, states), input });
  for (;;) {
    const { status, output } = await call('DescribeExecution', { executionArn });
    if (status !== 'RUNNING') return output;
  }
};
assert.equal(await typed({ P: { Type: 'Parallel', Branches: [inner({ A: { Type: 'Pass', ...end } })], ResultSelector: { 'a.$': '$[0]' }, ...end } }, '[[1, 2, 3], [4, 5, 6]]'),
  '{"a":[[1,2,3],[4,5,6]]}');
assert.equal(await typed({ P: { Type: 'Parallel', Branches: [inner({ A: { Type: 'Pass', ...end } })], OutputPath: '$[0]', ...end } }, '[[1, 2, 3], [4, 5, 6]]'), '[[1, 2, 3], [4, 5, 6]]');

// Intrinsic functions.
const give = async (parameters, input = {}) => JSON.parse((await told({ P: { Type: 'Pass', Parameters: parameters, ...end } }, input)).output);
assert.deepEqual(await give({
  'a.$': 'States.MathAdd(1.5, 0)', 'b.$': 'States.MathAdd(-1.5, 0)', 'c.$': 'States.MathAdd(-1.51, 0)', 'd.$': "States.StringSplit('a,,b;c', ',;')",
  'e.$': "States.StringToJson('')", 'f.$': "States.StringToJson(' ')", 'g.$': 'States.JsonToString($.o)', 'h.$': 'States.JsonMerge($.o, $.p, false)',
  'i.$': "States.Hash('a', 'MD5')", 'j.$': "States.Hash('a', 'SHA-1')", 'k.$': "States.Hash('a', 'SHA-256')", 'l.$': "States.Format('{} {} {} {}', $.o, 's', 1, null)",
  'm.$': 'States.ArrayContains($.l, $.o)', 'n.$': 'States.ArrayPartition($.none, 2)', 'o.$': 'States.ArrayRange(1, 9, 4)', 'p.$': 'States.ArrayUnique($.u)',
  'q.$': "States.Base64Encode('Data')", 'r.$': "States.Base64Decode('RGF0YQ==')", 's.$': 'States.ArrayGetItem($.l, 1)', 't.$': 'States.ArrayLength($.l)', 'u.$': 'States.Array(1, $.u)',
}, { o: { Arg1: 1, Arg2: [] }, p: { Arg1: 2 }, l: [1, { Arg1: 1, Arg2: [] }], none: [], u: [1, 1, 2] }), {
  a: 2, b: -1, c: -2, d: ['a', 'b', 'c'], e: null, f: null, g: '{"Arg1":1,"Arg2":[]}', h: { Arg1: 2, Arg2: [] },
  i: '0cc175b9c0f1b6a831c399e269772661', j: '86f7e437faa5a7fce15d1ddcb9eaeaea377667b8',
  k: 'ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb', l: '{Arg1=1, Arg2=[]} s 1 null', m: true, n: [], o: [1, 5, 9], p: [1, 2], q: 'RGF0YQ==', r: 'Data',
  s: { Arg1: 1, Arg2: [] }, t: 2, u: [1, [1, 1, 2]],
});

// Choice: what does not fit is false; 0 is 0.0; a timestamp needs T and zone.
const choose = async (rule, input) => (await told({ C: { Type: 'Choice', Choices: [{ ...rule, Next: 'Y' }], Default: 'N' },
  Y: { Type: 'Pass', Result: true, ...end }, N: { Type: 'Pass', Result: false, ...end } }, input)).output === 'true';
assert.equal(await choose({ Variable: '$.v', NumericEquals: 1 }, { v: '1' }), false);
assert.equal(await choose({ Variable: '$.v', NumericEquals: 0 }, { v: 0.0 }), true);
assert.equal(await choose({ Variable: '$.v', IsTimestamp: true }, { v: '2020-01-01 00:00:00' }), false);
assert.equal(await choose({ Variable: '$.v', IsTimestamp: true }, { v: '2020-01-01T00:00:00Z' }), true);

// The context object, in AWS's order.
const context = JSON.parse((await told({ P: { Type: 'Pass', Parameters: { 'c.$': '$$' }, ...end } }, { a: 1 })).output).c;
assert.deepEqual([Object.keys(context), Object.keys(context.Execution), Object.keys(context.StateMachine), Object.keys(context.State)],
  [['Execution', 'StateMachine', 'State'], ['Id', 'Input', 'StartTime', 'Name', 'RoleArn', 'RedriveCount'], ['Id', 'Name'], ['Name', 'EnteredTime']]);
const items = JSON.parse((await told({ M: { Type: 'Map', ItemSelector: { 'i.$': '$$.Map.Item.Index', 'v.$': '$$.Map.Item.Value' }, ItemProcessor: inner({ A: { Type: 'Pass', ...end } }), ...end } }, ['x'])).output);
assert.deepEqual(items, [{ i: 0, v: 'x' }]);
