// Transitions a second of aws-local-stepfunctions: node node.mjs MODULES DEFINITION INPUT
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const [modules, definition, input] = process.argv.slice(2);
const { StateMachine } = createRequire(`${modules}/x.js`)('aws-local-stepfunctions');
const machine = new StateMachine(JSON.parse(readFileSync(definition, 'utf8')));
const states = 10;

async function rate(executions) {
  const begin = process.hrtime.bigint();
  for (let i = 0; i < executions; i++) await machine.run(JSON.parse(input)).result;
  return (executions * states) / (Number(process.hrtime.bigint() - begin) / 1e9);
}

await rate(3000);
console.log(await rate(10000));
