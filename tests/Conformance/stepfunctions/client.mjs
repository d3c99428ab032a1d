// What every script here shares: a client that is not ours, and how it waits.
import assert from 'node:assert/strict';
import * as sfn from '@aws-sdk/client-sfn';

export const [endpoint] = process.argv.slice(2);

export const client = new sfn.SFNClient({
  endpoint,
  region: 'us-east-1',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  maxAttempts: 1,
  disableHostPrefix: true,
});

export const role = 'arn:aws:iam::000000000000:role/machine';
export const machineArn = name => `arn:aws:states:us-east-1:000000000000:stateMachine:${name}`;

/** Calls an operation by name: call('StartExecution', {...}). An error tells what was asked, or a script's end would not tell where it ended. */
export async function call(operation, input = {}) {
  try {
    return await client.send(new sfn[`${operation}Command`](input));
  } catch (error) {
    error.asked = { operation, input };
    throw error;
  }
}

/** A state machine of these states; the first is where it starts. */
export const machine = (states, more = {}) =>
  JSON.stringify({ StartAt: Object.keys(states)[0], States: states, ...more });

export async function create(name, states, more = {}) {
  const definition = typeof states === 'string' ? states : machine(states);
  const { stateMachineArn } = await call('CreateStateMachine', { name, definition, roleArn: role, ...more });
  return stateMachineArn;
}

/** Asks until an execution is over. */
export async function ended(executionArn) {
  for (let i = 0; i < 20_000; i++) {
    const execution = await call('DescribeExecution', { executionArn });
    if (execution.status !== 'RUNNING') return execution;
  }
  assert.fail(`${executionArn} does not end`);
}

export async function run(stateMachineArn, input = {}, more = {}) {
  const { executionArn } = await call('StartExecution', { stateMachineArn, input: JSON.stringify(input), ...more });
  return ended(executionArn);
}

/** The whole history, over as many pages as it takes. */
export async function history(executionArn, more = {}) {
  const events = [];
  let nextToken;
  do {
    const page = await call('GetExecutionHistory', { executionArn, nextToken, ...more });
    events.push(...page.events);
    nextToken = page.nextToken;
  } while (nextToken);
  return events;
}

export const types = events => events.map(event => event.type);

/** Asks until the history shows an event of this type, and answers it. */
export async function seen(executionArn, type) {
  for (let i = 0; i < 20_000; i++) {
    const found = (await history(executionArn)).find(event => event.type === type);
    if (found) return found;
  }
  assert.fail(`${executionArn} shows no ${type}`);
}

/** Holds that a call is refused with an error of this name (and message). */
export async function refused(promise, name, message) {
  const error = await promise.then(() => assert.fail(`${name} expected`), e => e);
  assert.equal(error.name, name, error.message);
  assert.equal(error.$metadata?.httpStatusCode, 400);
  if (message instanceof RegExp) assert.match(error.message, message);
  else if (message) assert.equal(error.message, message);
  return error;
}

export { assert };
