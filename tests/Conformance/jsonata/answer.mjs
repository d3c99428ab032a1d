// Reads [{expression, input}] from standard input, writes their answers in the same order.
import { answer } from './reference.mjs';
import { readFileSync } from 'node:fs';

const answers = [];
for (const { expression, input } of JSON.parse(readFileSync(0, 'utf8'))) {
  answers.push(await answer(expression, input));
}
process.stdout.write(JSON.stringify(answers));
