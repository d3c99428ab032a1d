import { assert, call, create, machine, machineArn, refused, role, run } from './client.mjs';

const pass = { P: { Type: 'Pass', End: true } };
const definition = machine(pass);

// Create, again with the same words, again with others.
const arn = await create('m', definition);
assert.equal(arn, machineArn('m'));
assert.equal(await create('m', definition), arn);
await refused(create('m', JSON.stringify(JSON.parse(definition), null, 1)), 'StateMachineAlreadyExists', `State Machine Already Exists: '${arn}'`);
await refused(create('a b', definition), 'InvalidName', "Invalid Name: 'a b'");
await refused(call('CreateStateMachine', { name: 'r', definition, roleArn: 'nobody' }), 'InvalidArn');
await refused(create('bad', '{"StartAt":"A"}'), 'InvalidDefinition', /^Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: These fields are required: \[States\] at \//);
await refused(
  create('gone', { T: { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage', Parameters: {}, End: true } }),
  'InvalidDefinition', /arn:aws:states:::sqs:sendMessage is not recognized/);
await refused(
  create('tok', { T: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken', Parameters: { FunctionName: 'f' }, End: true } }, { type: 'EXPRESS' }),
  'InvalidDefinition', /Express state machine does not support '.waitForTaskToken' service integration/);
await refused(create('log', definition, { loggingConfiguration: { level: 'ALL' } }), 'InvalidLoggingConfiguration', 'Invalid Logging Configuration: Must specify exactly one Log Destination.');

// Describe.
let described = await call('DescribeStateMachine', { stateMachineArn: arn });
assert.equal(described.definition, definition);
assert.equal(described.roleArn, role);
assert.equal(described.status, 'ACTIVE');
assert.equal(described.type, 'STANDARD');
assert.equal(described.revisionId, undefined);
assert.deepEqual(described.loggingConfiguration, { level: 'OFF', includeExecutionData: false });
assert.deepEqual(described.tracingConfiguration, { enabled: false });
await refused(call('DescribeStateMachine', { stateMachineArn: machineArn('none') }), 'StateMachineDoesNotExist', `State Machine Does Not Exist: '${machineArn('none')}'`);
await refused(call('DescribeStateMachine', { stateMachineArn: 'not_a_valid_arn' }), 'InvalidArn', "Invalid Arn: 'Invalid ARN prefix: not_a_valid_arn'");

// Which states refer to which variables.
const assigns = await create('assigns', {
  A: { Type: 'Pass', Assign: { one: 1, 'two.$': "States.MathAdd($one, $.n)" }, Next: 'B' },
  B: { Type: 'Choice', Choices: [{ Variable: '$two', NumericEquals: 2, Next: 'C' }], Default: 'C' },
  C: { Type: 'Pass', QueryLanguage: 'JSONata', Output: '{% ($x := $one; $sum([$x, $two, $states.input.n])) %}', Next: 'D' },
  D: { Type: 'Map', ItemsPath: '$list', ItemProcessor: { StartAt: 'E', States: { E: { Type: 'Pass', Parameters: { 'v.$': '$one.a' }, End: true } } }, Next: 'F' },
  F: { Type: 'Pass', Result: { 'no.$': '$one' }, End: true },
});
assert.deepEqual((await call('DescribeStateMachine', { stateMachineArn: assigns })).variableReferences,
  { A: ['one'], B: ['two'], C: ['one', 'two'], D: ['list'], E: ['one'] });
assert.equal(described.variableReferences, undefined);
await call('DeleteStateMachine', { stateMachineArn: assigns });

// Update.
await refused(call('UpdateStateMachine', { stateMachineArn: arn }), 'MissingRequiredParameter',
  'Either the definition, the role ARN, the LoggingConfiguration, or the TracingConfiguration must be specified');
const second = machine({ Q: { Type: 'Pass', Result: 2, End: true } });
const updated = await call('UpdateStateMachine', { stateMachineArn: arn, definition: second });
assert.match(updated.revisionId, /^[0-9a-f-]{36}$/);
described = await call('DescribeStateMachine', { stateMachineArn: arn });
assert.equal(described.definition, second);
assert.equal(described.revisionId, updated.revisionId);
assert.equal((await run(arn)).output, '2');

// Versions.
const one = await call('PublishStateMachineVersion', { stateMachineArn: arn, description: 'first' });
assert.equal(one.stateMachineVersionArn, `${arn}:1`);
assert.equal((await call('PublishStateMachineVersion', { stateMachineArn: arn })).stateMachineVersionArn, `${arn}:1`);
await refused(call('PublishStateMachineVersion', { stateMachineArn: arn, revisionId: 'other' }), 'ConflictException');
const two = await call('UpdateStateMachine', { stateMachineArn: arn, definition: machine({ R: { Type: 'Pass', Result: 3, End: true } }), publish: true, versionDescription: 'second' });
assert.equal(two.stateMachineVersionArn, `${arn}:2`);
const versions = await call('ListStateMachineVersions', { stateMachineArn: arn });
assert.deepEqual(versions.stateMachineVersions.map(v => v.stateMachineVersionArn), [`${arn}:2`, `${arn}:1`]);
const older = await call('DescribeStateMachine', { stateMachineArn: `${arn}:1` });
assert.equal(older.definition, second);
assert.equal(older.description, 'first');
const byVersion = await run(`${arn}:1`);
assert.equal(byVersion.output, '2');
assert.equal(byVersion.stateMachineVersionArn, `${arn}:1`);
assert.ok(!byVersion.executionArn.includes(':1:'));
await refused(call('StartExecution', { stateMachineArn: `${arn}:9` }), 'StateMachineDoesNotExist');

// Aliases.
const route = (version, weight) => ({ stateMachineVersionArn: `${arn}:${version}`, weight });
await refused(call('CreateStateMachineAlias', { name: '123', routingConfiguration: [route(1, 100)] }), 'ValidationException');
await refused(call('CreateStateMachineAlias', { name: 'live', routingConfiguration: [route(1, 50)] }), 'ValidationException');
await refused(call('CreateStateMachineAlias', { name: 'live', routingConfiguration: [route(7, 100)] }), 'ResourceNotFound');
const alias = (await call('CreateStateMachineAlias', { name: 'live', description: 'd', routingConfiguration: [route(1, 100)] })).stateMachineAliasArn;
assert.equal(alias, `${arn}:live`);
const byAlias = await run(alias);
assert.equal(byAlias.output, '2');
assert.equal(byAlias.stateMachineAliasArn, alias);
assert.equal(byAlias.stateMachineVersionArn, `${arn}:1`);
await call('UpdateStateMachineAlias', { stateMachineAliasArn: alias, routingConfiguration: [route(2, 100)] });
assert.equal((await run(alias)).output, '3');
await call('UpdateStateMachineAlias', { stateMachineAliasArn: alias, routingConfiguration: [route(1, 50), route(2, 50)] });
const outputs = new Set();
for (let i = 0; i < 40; i++) outputs.add((await run(alias)).output);
assert.deepEqual([...outputs].sort(), ['2', '3']);
assert.deepEqual((await call('DescribeStateMachineAlias', { stateMachineAliasArn: alias })).routingConfiguration, [route(1, 50), route(2, 50)]);
assert.deepEqual((await call('ListStateMachineAliases', { stateMachineArn: arn })).stateMachineAliases.map(a => a.stateMachineAliasArn), [alias]);
await refused(call('ListStateMachineAliases', { stateMachineArn: arn, nextToken: 'bogus' }), 'InvalidToken', "Invalid Token: 'Invalid token'");
await refused(call('DeleteStateMachineVersion', { stateMachineVersionArn: `${arn}:1` }), 'ConflictException');
await call('DeleteStateMachineAlias', { stateMachineAliasArn: alias });
await call('DeleteStateMachineAlias', { stateMachineAliasArn: alias });
await call('DeleteStateMachineVersion', { stateMachineVersionArn: `${arn}:1` });
await refused(call('DescribeStateMachine', { stateMachineArn: `${arn}:1` }), 'StateMachineDoesNotExist');

// Tags.
await call('TagResource', { resourceArn: arn, tags: [{ key: 'a', value: '1' }, { key: 'b', value: '2' }] });
await call('UntagResource', { resourceArn: arn, tagKeys: ['a'] });
assert.deepEqual((await call('ListTagsForResource', { resourceArn: arn })).tags, [{ key: 'b', value: '2' }]);
await refused(call('TagResource', { resourceArn: machineArn('none'), tags: [] }), 'ResourceNotFound');

// List, a page at a time.
for (const name of ['l1', 'l2', 'l3']) await create(name, definition);
const names = [];
let nextToken;
do {
  const page = await call('ListStateMachines', { maxResults: 2, nextToken });
  assert.ok(page.stateMachines.length <= 2);
  names.push(...page.stateMachines.map(m => m.name));
  nextToken = page.nextToken;
} while (nextToken);
assert.deepEqual(names, ['l1', 'l2', 'l3', 'm']);
await refused(call('ListStateMachines', { maxResults: 1001 }), 'ValidationException',
  "1 validation error detected: Value '1001' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 1000");

// Delete.
await call('DeleteStateMachine', { stateMachineArn: arn });
await call('DeleteStateMachine', { stateMachineArn: arn });
await refused(call('DescribeStateMachine', { stateMachineArn: arn }), 'StateMachineDoesNotExist');
await refused(call('StartExecution', { stateMachineArn: arn }), 'StateMachineDoesNotExist');
assert.equal((await call('DescribeStateMachineForExecution', { executionArn: byVersion.executionArn })).definition, second);
