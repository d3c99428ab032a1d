import { assert, call, create, ended, history, machineArn, refused, run, seen, types } from './client.mjs';

const echo = await create('echo', { P: { Type: 'Pass', End: true } });
const waiting = await create('waiting', { W: { Type: 'Wait', Seconds: 3600, End: true } });
const failing = await create('failing', { F: { Type: 'Fail', Error: 'No', Cause: 'because' } });

// Start and describe.
const done = await run(echo, { a: 1 }, { name: 'first', traceHeader: 'trace' });
assert.equal(done.executionArn, 'arn:aws:states:us-east-1:000000000000:execution:echo:first');
assert.equal(done.stateMachineArn, echo);
assert.equal(done.name, 'first');
assert.equal(done.status, 'SUCCEEDED');
assert.equal(done.input, '{"a":1}');
assert.equal(done.output, '{"a":1}');
assert.deepEqual([done.inputDetails, done.outputDetails], [{ included: true }, { included: true }]);
assert.ok(done.stopDate >= done.startDate);
assert.equal(done.traceHeader, 'trace');
assert.equal(done.error, undefined);
assert.equal(done.redriveCount, 0);
assert.equal(done.redriveStatus, 'NOT_REDRIVABLE');
assert.equal(done.redriveStatusReason, 'Execution is SUCCEEDED and cannot be redriven');
assert.equal((await call('DescribeExecution', { executionArn: done.executionArn, includedData: 'METADATA_ONLY' })).output, undefined);
const unnamed = await call('StartExecution', { stateMachineArn: echo });
assert.match(unnamed.executionArn, /:[0-9a-f-]{36}$/);
assert.equal((await ended(unnamed.executionArn)).input, '{}');
await refused(call('DescribeExecution', { executionArn: `${done.executionArn}x` }), 'ExecutionDoesNotExist', `Execution Does Not Exist: '${done.executionArn}x'`);

// The text of untouched data stays as it was.
const spaced = await call('StartExecution', { stateMachineArn: echo, input: '{ "a" : [1, 2] }' });
assert.equal((await ended(spaced.executionArn)).output, '{ "a" : [1, 2] }');

// Names.
await refused(call('StartExecution', { stateMachineArn: echo, name: 'first', input: '{"a":1}' }), 'ExecutionAlreadyExists', `Execution Already Exists: '${done.executionArn}'`);
const w1 = await call('StartExecution', { stateMachineArn: waiting, name: 'w', input: '{"x":1}' });
const w2 = await call('StartExecution', { stateMachineArn: waiting, name: 'w', input: '{"x":1}' });
assert.equal(w1.executionArn, w2.executionArn);
assert.deepEqual(w1.startDate, w2.startDate);
await refused(call('StartExecution', { stateMachineArn: waiting, name: 'w', input: '{"x":2}' }), 'ExecutionAlreadyExists');
await refused(call('StartExecution', { stateMachineArn: echo, name: 'a b' }), 'InvalidName', "Invalid Name: 'a b'");

// Inputs.
for (const input of ['2', '"some text"', 'null']) {
  const started = await call('StartExecution', { stateMachineArn: echo, input });
  assert.equal((await ended(started.executionArn)).output, input);
}
await refused(call('StartExecution', { stateMachineArn: echo, input: 'not json' }), 'InvalidExecutionInput',
  "Invalid State Machine Execution Input: 'Unrecognized token 'not': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')'");
await refused(call('StartExecution', { stateMachineArn: echo, input: '' }), 'InvalidExecutionInput', "Invalid State Machine Execution Input: 'Invalid execution input.'");
await refused(call('StartExecution', { stateMachineArn: machineArn('none') }), 'StateMachineDoesNotExist');

// History.
const events = await history(done.executionArn);
assert.deepEqual(types(events), ['ExecutionStarted', 'PassStateEntered', 'PassStateExited', 'ExecutionSucceeded']);
assert.deepEqual(events.map(e => [e.id, e.previousEventId]), [[1, 0], [2, 0], [3, 2], [4, 3]]);
assert.equal(events[0].executionStartedEventDetails.input, '{"a":1}');
assert.deepEqual(events[1].stateEnteredEventDetails, { name: 'P', input: '{"a":1}', inputDetails: { truncated: false } });
assert.deepEqual(await history(done.executionArn, { maxResults: 1 }), events);
assert.deepEqual(await history(done.executionArn, { reverseOrder: true, maxResults: 3 }), [...events].reverse());
const bare = await history(done.executionArn, { includeExecutionData: false });
assert.deepEqual(bare[1].stateEnteredEventDetails, { name: 'P' });
const firstPage = await call('GetExecutionHistory', { executionArn: done.executionArn, maxResults: 2 });
await refused(call('GetExecutionHistory', { executionArn: done.executionArn, reverseOrder: true, nextToken: firstPage.nextToken }), 'InvalidToken');

// Stop.
const stopped = await call('StopExecution', { executionArn: w1.executionArn, error: 'Enough', cause: 'said so' });
const aborted = await ended(w1.executionArn);
assert.deepEqual([aborted.status, aborted.error, aborted.cause], ['ABORTED', 'Enough', 'said so']);
assert.deepEqual(aborted.stopDate, stopped.stopDate);
await call('StopExecution', { executionArn: w1.executionArn, error: 'Again' });
assert.equal((await ended(w1.executionArn)).error, 'Enough');
const quiet = await call('StartExecution', { stateMachineArn: waiting });
await call('StopExecution', { executionArn: quiet.executionArn });
const last = (await history(quiet.executionArn)).at(-1);
assert.deepEqual([last.type, last.previousEventId, last.executionAbortedEventDetails], ['ExecutionAborted', 0, {}]);

// Redrive.
const failed = await run(failing, {}, { name: 'f' });
assert.deepEqual([failed.status, failed.error, failed.cause, failed.redriveStatus], ['FAILED', 'No', 'because', 'REDRIVABLE']);
const redriven = await call('RedriveExecution', { executionArn: failed.executionArn, clientToken: 'once' });
assert.ok(redriven.redriveDate);
assert.deepEqual((await call('RedriveExecution', { executionArn: failed.executionArn, clientToken: 'once' })).redriveDate, redriven.redriveDate);
const again = await ended(failed.executionArn);
assert.deepEqual([again.status, again.redriveCount], ['FAILED', 1]);
const all = await history(failed.executionArn);
assert.ok(types(all).includes('ExecutionRedriven'));
assert.deepEqual(all.map(e => e.id), all.map((_, i) => i + 1));
await refused(call('RedriveExecution', { executionArn: done.executionArn }), 'ExecutionNotRedrivable');
const wr = await call('StartExecution', { stateMachineArn: waiting });
await refused(call('RedriveExecution', { executionArn: wr.executionArn }), 'ExecutionNotRedrivable');

// Lists.
const listed = await call('ListExecutions', { stateMachineArn: echo });
assert.equal(listed.executions.at(-1).name, 'first');
assert.equal(listed.executions.length, 6);
const pages = [];
let nextToken;
do {
  const page = await call('ListExecutions', { stateMachineArn: echo, maxResults: 4, nextToken });
  pages.push(...page.executions.map(e => e.executionArn));
  nextToken = page.nextToken;
} while (nextToken);
assert.deepEqual(pages, listed.executions.map(e => e.executionArn));
assert.equal((await call('ListExecutions', { stateMachineArn: waiting, statusFilter: 'RUNNING' })).executions.length, 1);
assert.equal((await call('ListExecutions', { stateMachineArn: waiting, statusFilter: 'ABORTED' })).executions.length, 2);
assert.equal((await call('ListExecutions', { stateMachineArn: failing, redriveFilter: 'REDRIVEN' })).executions.length, 1);
assert.equal((await call('ListExecutions', { stateMachineArn: failing, redriveFilter: 'NOT_REDRIVEN' })).executions.length, 0);
await refused(call('ListExecutions', { stateMachineArn: echo, statusFilter: 'succeeded' }), 'ValidationException',
  "1 validation error detected: Value 'succeeded' at 'statusFilter' failed to satisfy constraint: Member must satisfy enum value set: [SUCCEEDED, TIMED_OUT, PENDING_REDRIVE, ABORTED, FAILED, RUNNING]");
await refused(call('ListExecutions', {}), 'ValidationException');

// EXPRESS.
const express = await create('express', { P: { Type: 'Pass', Result: 7, End: true } }, { type: 'EXPRESS' });
const sync = await call('StartSyncExecution', { stateMachineArn: express, name: 'e', input: '{}' });
assert.match(sync.executionArn, /:express:express:e:[0-9a-f-]{36}$/);
assert.deepEqual([sync.status, sync.output], ['SUCCEEDED', '7']);
assert.equal(sync.billingDetails.billedMemoryUsedInMB, 64);
assert.equal(sync.billingDetails.billedDurationInMilliseconds % 100, 0);
const expressFailed = await create('expressFailed', { F: { Type: 'Fail', Error: 'E' } }, { type: 'EXPRESS' });
const syncFailed = await call('StartSyncExecution', { stateMachineArn: expressFailed });
assert.deepEqual([syncFailed.status, syncFailed.error], ['FAILED', 'E']);
await refused(call('StartSyncExecution', { stateMachineArn: echo }), 'StateMachineTypeNotSupported', 'This operation is not supported by this type of state machine');
await refused(call('DescribeExecution', { executionArn: sync.executionArn }), 'InvalidArn', "Invalid Arn: 'Resource type not valid in this context: express'");
await refused(call('ListExecutions', { stateMachineArn: express }), 'StateMachineTypeNotSupported');
assert.ok((await call('StartExecution', { stateMachineArn: express })).executionArn.includes(':express:'));

// Deleting a machine ends what it runs.
await seen(wr.executionArn, 'WaitStateEntered');
await call('DeleteStateMachine', { stateMachineArn: waiting });
assert.equal((await ended(wr.executionArn)).status, 'ABORTED');
