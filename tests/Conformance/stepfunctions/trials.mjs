// TestState: one state alone, with and without a mock. What is held here was recorded from AWS.
import { assert, call, machine, refused, role } from './client.mjs';

const fn = name => `arn:aws:lambda:us-east-1:000000000000:function:${name}`;
const test = (state, more = {}) => call('TestState', {
  definition: typeof state === 'string' ? state : JSON.stringify(state), roleArn: role,
  ...more, input: more.input === undefined ? undefined : JSON.stringify(more.input),
});
/** The inspection with its JSON texts read. */
const data = ({ inspectionData }) => Object.fromEntries(Object.entries(inspectionData)
  .map(([name, value]) => [name, typeof value === 'string' ? JSON.parse(value) : value]));
const debug = { inspectionLevel: 'DEBUG' };
const mocked = value => ({ mock: { result: JSON.stringify(value) } });
const failed = (error, cause) => ({ mock: { errorOutput: { error, cause } } });
const only = answer => { delete answer.$metadata; return answer; };

// Pass, Fail, Succeed, Choice, Wait: what comes out, and what AWS tells of the way.
const hello = { Value: 'HelloWorld' };
assert.deepEqual(only(await test({ Type: 'Pass', End: true }, { input: hello })), { status: 'SUCCEEDED', output: JSON.stringify(hello) });
assert.deepEqual(data(await test({ Type: 'Pass', End: true }, { input: hello, ...debug })),
  { input: hello, afterInputPath: hello, afterParameters: hello, afterResultSelector: hello, afterResultPath: hello });
assert.deepEqual(data(await test({ Type: 'Pass', Result: { r: 1 }, End: true }, { input: hello, ...debug })),
  { input: hello, result: { r: 1 }, afterResultSelector: { r: 1 }, afterResultPath: { r: 1 } });
const nested = { initialData: { a: 'in', b: 'other' }, c: 1 };
const shaped = await test({
  Type: 'Pass', InputPath: '$.initialData', Parameters: { s: 'some', 'i.$': '$.a' }, ResultPath: '$.m', OutputPath: '$.m', Next: 'N',
}, { input: nested, ...debug });
assert.deepEqual([shaped.status, shaped.nextState, JSON.parse(shaped.output)], ['SUCCEEDED', 'N', { s: 'some', i: 'in' }]);
assert.deepEqual(data(shaped), {
  input: nested, afterInputPath: nested.initialData, afterParameters: { s: 'some', i: 'in' }, afterResultSelector: { s: 'some', i: 'in' },
  afterResultPath: { ...nested, m: { s: 'some', i: 'in' } },
});
const fails = await test({ Type: 'Fail', Error: 'E', Cause: 'c' }, { input: hello, ...debug });
assert.deepEqual([fails.status, fails.error, fails.cause, fails.output], ['FAILED', 'E', 'c', undefined]);
assert.deepEqual(data(fails), { input: hello, afterInputPath: hello });
assert.deepEqual(data(await test({ Type: 'Succeed' }, { input: hello, ...debug })), { input: hello, afterInputPath: hello });
const choice = { Type: 'Choice', Choices: [{ Variable: '$.v', NumericGreaterThan: 20, Next: 'High' }], Default: 'Low' };
assert.equal((await test(choice, { input: { v: 22 } })).nextState, 'High');
assert.equal((await test(choice, { input: { v: 2 } })).nextState, 'Low');
assert.equal((await test({ ...choice, Default: undefined }, { input: { v: 2 } })).error, 'States.NoChoiceMatched');
assert.equal((await test({ Type: 'Wait', Seconds: 200, Next: 'N' }, { input: hello })).nextState, 'N');
assert.equal((await test({ Type: 'Wait', Seconds: 301, Next: 'N' })).error, 'States.Timeout');
assert.equal((await test({ Type: 'Pass', InputPath: '$.no', End: true })).cause, "Invalid path '$.no' : No results for path: $['no']");

// Variables, JSONata, and the context object nobody gave.
const expressions = await test({
  Type: 'Pass', QueryLanguage: 'JSONata', Assign: { sum: '{% $a + $states.input.b %}' },
  Output: { c: '{% $states.context %}', a: '{% $a %}' }, End: true,
}, { input: { b: 2 }, variables: '{"a":1}', roleArn: undefined, ...debug });
assert.deepEqual(data(expressions), { input: { b: 2 }, variables: { a: 1, sum: 3 } });
const context = JSON.parse(expressions.output).c;
assert.match(context.Execution.Id, /^arn:aws:states:us-east-1:000000000000:express:[0-9a-f-]{36}:[0-9a-f-]{36}$/);
assert.deepEqual([context.Execution.Input, context.Execution.RoleArn, context.State.Name, context.State.RetryCount], [{ b: 2 }, null, 'StateName', undefined]);
assert.deepEqual(Object.keys(context), ['Execution', 'StateMachine', 'State']);

// Tasks: done, or mocked.
const echo = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: fn('echo'), 'Payload.$': '$' },
  ResultSelector: { 'p.$': '$.Payload' }, ResultPath: '$.r', Next: 'N' };
const done = await test(echo, { input: { a: 1 }, ...debug });
assert.deepEqual([done.status, done.nextState, JSON.parse(done.output)], ['SUCCEEDED', 'N', { a: 1, r: { p: { a: 1 } } }]);
assert.equal(data(done).result.StatusCode, 200);
const mock = await test(echo, { input: { a: 1 }, roleArn: undefined, ...mocked({ Payload: 'm' }), ...debug });
assert.deepEqual(data(mock), {
  input: { a: 1 }, afterInputPath: { a: 1 }, afterParameters: { FunctionName: fn('echo'), Payload: { a: 1 } }, result: { Payload: 'm' },
  afterResultSelector: { p: 'm' }, afterResultPath: { a: 1, r: { p: 'm' } },
});
const threw = await test({ Type: 'Task', Resource: fn('throws'), Retry: [{ ErrorEquals: ['MyError'], IntervalSeconds: 3 }], End: true }, debug);
assert.deepEqual([threw.status, threw.error, data(threw).errorDetails], ['RETRIABLE', 'MyError', { retryIndex: 0, retryBackoffIntervalSeconds: 3 }]);
const jsonata = { Type: 'Task', QueryLanguage: 'JSONata', Resource: 'arn:aws:states:::lambda:invoke', Arguments: { FunctionName: 'foo', Payload: 'bar' }, End: true };
const retry = { Retry: [{ ErrorEquals: ['MockException'], IntervalSeconds: 1, BackoffRate: 2, MaxAttempts: 5 }] };
const again = await test({ ...jsonata, ...retry }, { input: hello, ...debug, ...failed('MockException', 'why'), stateConfiguration: { retrierRetryCount: 4 } });
assert.deepEqual([again.status, again.error, again.cause], ['RETRIABLE', 'MockException', 'why']);
assert.deepEqual(data(again), { input: hello, afterArguments: jsonata.Arguments, errorDetails: { retryIndex: 0, retryBackoffIntervalSeconds: 16 } });
const spent = await test({ ...jsonata, ...retry }, { input: hello, ...debug, ...failed('MockException', 'why'), stateConfiguration: { retrierRetryCount: 5 } });
assert.deepEqual([spent.status, data(spent).errorDetails], ['FAILED', { retryIndex: 0 }]);
const caught = await test({ ...jsonata, Catch: [
  { ErrorEquals: ['MockException'], Next: 'A' },
  { ErrorEquals: ['States.TaskFailed'], Output: '{% $states.errorOutput %}', Next: 'B' }] },
{ ...debug, ...failed('States.TaskFailed', 'The task failed.') });
assert.deepEqual([caught.status, caught.nextState, caught.error, caught.cause, JSON.parse(caught.output), data(caught).errorDetails],
  ['CAUGHT_ERROR', 'B', 'States.TaskFailed', 'The task failed.', { Error: 'States.TaskFailed', Cause: 'The task failed.' }, { catchIndex: 1 }]);

// What waits has a mock: tokens, jobs, activities.
const token = { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken', Parameters: { QueueUrl: 'q', MessageBody: { 't.$': '$$.Task.Token' } }, ResultPath: '$.SQS', Next: 'NEXT' };
const answered = await test(token, { input: {}, ...debug, ...mocked({ ok: 1 }), context: '{"Task":{"Token":"abcd123"}}' });
assert.deepEqual([answered.nextState, JSON.parse(answered.output), data(answered).afterParameters.MessageBody], ['NEXT', { SQS: { ok: 1 } }, { t: 'abcd123' }]);
assert.equal((await test({ Type: 'Task', Resource: 'arn:aws:states:us-east-1:000000000000:activity:a', End: true }, mocked('x'))).output, '"x"');
const job = { Type: 'Task', Resource: 'arn:aws:states:::states:startExecution.sync:2', Parameters: { StateMachineArn: 'arn' }, End: true };
await refused(test(job, mocked({ ExecutionArn: 'x' })), 'ValidationException', "Mock result schema validation error: Required field 'Status' is missing");
assert.equal((await test(job, { mock: { result: '{"Output":"o"}', fieldValidationMode: 'PRESENT' } })).status, 'SUCCEEDED');
await refused(test(echo, mocked({ StatusCode: 'two' })), 'ValidationException', "Mock result schema validation error: Field 'StatusCode' must be a number");
assert.equal((await test(echo, { input: {}, mock: { result: '{"Payload":1,"StatusCode":"two"}', fieldValidationMode: 'NONE' } })).status, 'SUCCEEDED');

// Map and Parallel.
const inner = { StartAt: 'HandleItem', States: { HandleItem: { Type: 'Pass', End: true } } };
const each = { Type: 'Map', ItemsPath: '$.Values', ItemSelector: { 'v.$': '$$.Map.Item.Value', 'i.$': '$$.Map.Item.Index' }, MaxConcurrency: 1, ItemProcessor: inner, End: true };
const values = { Values: ['first', 'second'] };
const mapped = await test(each, { input: values, ...debug, ...mocked([1, 1]) });
assert.equal(mapped.output, '[1,1]');
assert.deepEqual(data(mapped), {
  input: values, afterInputPath: values, afterItemsPath: values.Values, afterItemSelector: [{ v: 'first', i: 0 }, { v: 'second', i: 1 }],
  afterResultSelector: [1, 1], afterResultPath: [1, 1], maxConcurrency: 1,
});
const notArray = await test(each, { input: { Values: 1 }, ...debug, ...mocked([]) });
assert.deepEqual([notArray.status, notArray.error, notArray.cause], ['FAILED', 'States.Runtime', 'Reference path "$.Values" must point to array.']);
const spread = { ...each, ItemSelector: undefined, ToleratedFailureCount: 1, ItemProcessor: { ...inner, ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' } } };
const tolerated = await test(spread, { input: values, ...debug, ...mocked([1, 1]), stateConfiguration: { mapIterationFailureCount: 1 } });
assert.deepEqual([tolerated.status, data(tolerated).toleratedFailureCount], ['SUCCEEDED', 1]);
const exceeded = await test({ ...spread, Catch: [{ ErrorEquals: ['States.ExceedToleratedFailureThreshold'], Next: 'H' }] },
  { input: values, ...debug, ...mocked([0, 0]), stateConfiguration: { mapIterationFailureCount: 2 } });
assert.deepEqual([exceeded.status, exceeded.error, exceeded.cause, exceeded.nextState], [
  'CAUGHT_ERROR', 'States.ExceedToleratedFailureThreshold', 'The specified tolerated failure threshold was exceeded', 'H']);
const broken = await test(spread, { input: values, ...debug, ...failed('MockException', 'why'), stateConfiguration: { errorCausedByState: 'HandleItem', mapIterationFailureCount: 2 } });
assert.deepEqual([broken.status, broken.error, data(broken).afterItemsPath], ['FAILED', 'MockException', values.Values]);
const read = { ...spread, ItemsPath: undefined, ItemBatcher: { MaxItemsPerBatch: 2 }, ItemReader: { Resource: 'arn:aws:states:::s3:getObject', ReaderConfig: { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' }, Parameters: { Bucket: 'b', Key: 'k' } } };
const rows = await test(read, { ...debug, ...mocked([1]), stateConfiguration: { mapItemReaderData: 'n\n1\n2\n3\n' } });
assert.deepEqual(data(rows).afterItemBatcher, [{ Items: [{ n: '1' }, { n: '2' }] }, { Items: [{ n: '3' }] }]);
const both = { Type: 'Parallel', Branches: [inner, { StartAt: 'Q', States: { Q: { Type: 'Pass', End: true } } }], ResultSelector: { 'l.$': '$[1]' }, Next: 'N' };
assert.deepEqual(JSON.parse((await test(both, mocked([1, 2]))).output), { l: 2 });
await refused(test(both, mocked([1])), 'ValidationException', 'Mocked result must contain the same number of items as number of Parallel branches.');
await refused(test(both, mocked({})), 'ValidationException', 'Mocked result must be an array.');
await refused(test({ ...spread, ResultWriter: { Resource: 'arn:aws:states:::s3:putObject', Parameters: { Bucket: 'b', Prefix: 'p' } } }, mocked([])), 'ValidationException', 'Mocked result must be a JSON object.');

// A state within its machine, in whichever flow.
const whole = machine({ M: { ...each, End: undefined, Next: 'Z' }, Z: { Type: 'Pass', Result: 1, End: true } });
assert.equal((await test(whole, { stateName: 'Z' })).output, '1');
assert.equal((await test(whole, { stateName: 'HandleItem', input: 7 })).output, '7');
assert.equal((await test(whole, { stateName: 'M', input: values, ...mocked([1, 2]) })).nextState, 'Z');
await refused(test(whole, { stateName: 'none' }), 'ValidationException', 'State not found in definition');
await refused(test(machine({ A: { Type: 'Pass' } }), { stateName: 'A' }), 'InvalidDefinition', /SCHEMA_VALIDATION_FAILED: .* at \/States\/A/);
await refused(test({ Type: 'Pass' }), 'InvalidDefinition', /SCHEMA_VALIDATION_FAILED: Exactly one of these fields is required: \[Next, End\] at \/'$/);
await refused(test('not json'), 'InvalidDefinition');

// What does not go together.
await refused(test({ Type: 'Pass', End: true }, mocked(1)), 'ValidationException', "State type 'Pass' is not supported when a mock is specified");
const unsupported = 'TestState API does not support Map or Parallel states. Supported state types include: [Task, Wait, Pass, Succeed, Fail, Choice]';
for (const state of [each, both]) await refused(test(state, { input: values }), 'InvalidDefinition', unsupported);
await refused(test(token.Next ? { ...token, Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken' } : token), 'InvalidDefinition', /mock/);
await refused(test(echo, { mock: { result: '1', errorOutput: { error: 'E' } } }), 'ValidationException', 'A test mock should have only one of the following fields: [result, errorOutput].');
await refused(test(echo, { revealSecrets: true, ...mocked({}) }), 'ValidationException', 'TestState does not support RevealSecrets when a mock is specified.');
await refused(test(echo, { roleArn: undefined }), 'ValidationException', 'RoleArn must be specified when testing a Task state');
await refused(test(echo, { context: '{}' }), 'ValidationException');
for (const [context, text] of [
  [{ Task: { Token: 't' } }, "Context object contains 'Task' when state is not a Task state with a '.sync' or '.waitForTaskToken' service integration pattern"],
  [{ Execution: { Id: 1 } }, 'Execution.Id must be a string'],
  [{ Map: {} }, "'Map' field is not supported when mocking a Context object"],
  [{ Execution: { pokemon: 1 } }, "Field 'pokemon' is not allowed"],
  [{ Pokedex: {} }, "Field 'Pokedex' is not allowed"],
]) await refused(test(echo, { context: JSON.stringify(context), ...mocked({}) }), 'ValidationException', `Invalid Context object provided: ${text}`);
const empty = await test({ ...echo, ResultSelector: { 'c.$': '$$' }, ResultPath: '$' }, { input: {}, context: '{}', ...mocked({}) });
assert.deepEqual(JSON.parse(empty.output), { c: {} });
await refused(test(echo, { variables: '[]', input: {} }), 'ValidationException');
await refused(test(echo, { inspectionLevel: 'ALL' }), 'ValidationException', /enum value set: \[INFO, DEBUG, TRACE\]/);
