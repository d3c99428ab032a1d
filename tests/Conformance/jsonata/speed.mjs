// node jsonata/speed.mjs < {"input", "expressions", "rounds", "milliseconds"}: microseconds an evaluation takes here, the median of the rounds, one an expression.
import jsonata from 'jsonata';
import { readFileSync } from 'node:fs';

const { input, expressions, rounds, milliseconds } = JSON.parse(readFileSync(0, 'utf8'));
const medians = [];
for (const text of expressions) {
  const expression = jsonata(text);
  const times = [];
  for (let round = 0; round <= rounds; round++) {
    const began = performance.now();
    let count = 0;
    let elapsed;
    do {
      await expression.evaluate(input);
      count++;
      elapsed = performance.now() - began;
    } while (elapsed < milliseconds);
    if (round > 0) times.push((elapsed * 1000) / count);
  }
  times.sort((a, b) => a - b);
  medians.push(times[times.length >> 1]);
}
process.stdout.write(JSON.stringify(medians));
