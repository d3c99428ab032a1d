import { assert, call, create, ended, history, refused, run, seen, types } from './client.mjs';

const distributed = (processor, more = {}) => ({
  M: { Type: 'Map', ItemsPath: '$.items', ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, ...processor }, End: true, ...more },
});
const echo = { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } };
const picky = {
  StartAt: 'C', States: {
    C: { Type: 'Choice', Choices: [{ And: [{ Variable: '$.bad', IsPresent: true }, { Variable: '$.bad', BooleanEquals: true }], Next: 'F' }], Default: 'P' },
    F: { Type: 'Fail', Error: 'Bad' }, P: { Type: 'Pass', Parameters: { 'v.$': '$.v' }, End: true },
  },
};

// A run: children in order, history without item events.
const arn = await create('map', distributed(echo, { Label: 'each', MaxConcurrency: 2 }));
const done = await run(arn, { items: [{ v: 1 }, { v: 2 }, { v: 3 }] });
assert.deepEqual(JSON.parse(done.output), [{ v: 1 }, { v: 2 }, { v: 3 }]);
assert.deepEqual(types(await history(done.executionArn)), [
  'ExecutionStarted', 'MapStateEntered', 'MapStateStarted', 'MapRunStarted', 'MapRunSucceeded', 'MapStateSucceeded', 'MapStateExited',
  'ExecutionSucceeded']);
const [listed] = (await call('ListMapRuns', { executionArn: done.executionArn })).mapRuns;
assert.match(listed.mapRunArn, /^arn:aws:states:us-east-1:000000000000:mapRun:map\/each:[0-9a-f-]{36}$/);
assert.equal(listed.stateMachineArn, `${arn}/each`);
let described;
do described = await call('DescribeMapRun', { mapRunArn: listed.mapRunArn }); while (described.status === 'RUNNING');
assert.deepEqual([described.status, described.maxConcurrency, described.itemCounts.total, described.itemCounts.succeeded, described.executionCounts.succeeded], ['SUCCEEDED', 2, 3, 3, 3]);
const children = (await call('ListExecutions', { mapRunArn: listed.mapRunArn })).executions;
assert.equal(children.length, 3);
assert.ok(children.every(child => child.mapRunArn === listed.mapRunArn && child.itemCount === 1 && child.executionArn.includes(':execution:map/each:')));
assert.equal((await call('ListExecutions', { stateMachineArn: arn })).executions.length, 1);
assert.equal((await call('DescribeExecution', { executionArn: children[0].executionArn })).mapRunArn, listed.mapRunArn);
await refused(call('UpdateMapRun', { mapRunArn: listed.mapRunArn, maxConcurrency: 5 }), 'ValidationException');
await refused(call('DescribeMapRun', { mapRunArn: listed.mapRunArn + 'x' }), 'ResourceNotFound');

// Failures: none tolerated, some tolerated, redriven.
const items = [{ v: 1 }, { v: 2, bad: true }, { v: 3 }];
const failed = await run(await create('mapFails', distributed(picky)), { items });
assert.deepEqual([failed.status, failed.error], ['FAILED', 'States.ExceedToleratedFailureThreshold']);
assert.ok(types(await history(failed.executionArn)).includes('MapRunFailed'));
const tolerated = await run(await create('mapTolerates', distributed(picky, { ToleratedFailureCount: 1 })), { items });
assert.equal(tolerated.status, 'SUCCEEDED');
assert.deepEqual(JSON.parse(tolerated.output)[2], { v: 3 });
await call('RedriveExecution', { executionArn: failed.executionArn });
assert.equal((await ended(failed.executionArn)).status, 'FAILED');
const again = types(await history(failed.executionArn));
assert.ok(again.includes('MapRunRedriven'), again.join());
const [failedRun] = (await call('ListMapRuns', { executionArn: failed.executionArn })).mapRuns;
assert.equal((await call('DescribeMapRun', { mapRunArn: failedRun.mapRunArn })).redriveCount, 1);

// Batches, EXPRESS children.
const batches = await run(await create('mapBatches', {
  M: { ...distributed({ ...echo, ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' } }).M, ItemBatcher: { MaxItemsPerBatch: 2, BatchInput: { b: 1 } } },
}), { items: [1, 2, 3] });
assert.deepEqual(JSON.parse(batches.output), [{ BatchInput: { b: 1 }, Items: [1, 2] }, { BatchInput: { b: 1 }, Items: [3] }]);

// Stopping the parent stops the children; bounds change while a run goes on.
const waits = { StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 3600, End: true } } };
const parent = await call('StartExecution', { stateMachineArn: await create('mapWaits', distributed(waits, { MaxConcurrency: 1 })), input: '{"items":[1,2]}' });
await seen(parent.executionArn, 'MapRunStarted');
const [waiting] = (await call('ListMapRuns', { executionArn: parent.executionArn })).mapRuns;
const runningOf = async () => (await call('ListExecutions', { mapRunArn: waiting.mapRunArn, statusFilter: 'RUNNING' })).executions.length;
while (await runningOf() < 1);
await call('UpdateMapRun', { mapRunArn: waiting.mapRunArn, maxConcurrency: 2 });
while (await runningOf() < 2);
await call('StopExecution', { executionArn: parent.executionArn });
while (await runningOf() > 0);
assert.equal((await call('DescribeMapRun', { mapRunArn: waiting.mapRunArn })).status, 'ABORTED');
