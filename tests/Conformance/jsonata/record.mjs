// node jsonata/record.mjs FILE...: writes the reference's answers into the corpus files. With --check it only compares, and prints what differs.
import { answer } from './reference.mjs';
import { readFileSync, writeFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';

const check = process.argv[2] === '--check';
const differences = [];
for (const file of process.argv.slice(check ? 3 : 2)) {
  const corpus = JSON.parse(readFileSync(file, 'utf8'));
  for (const entry of corpus.cases) {
    const found = await answer(entry.expression, entry.input === undefined ? undefined : corpus.inputs[entry.input]);
    const { expression, input, ours, reason, ...recorded } = entry;
    if (check && !isDeepStrictEqual(recorded, JSON.parse(JSON.stringify(found)))) {
      differences.push({ file, expression, recorded, found });
    }
    for (const name of ['answer', 'nothing', 'code', 'position', 'token']) delete entry[name];
    Object.assign(entry, found);
  }
  if (!check) {
    const cases = corpus.cases.map((entry) => '    ' + JSON.stringify(entry)).join(',\n');
    const inputs = Object.entries(corpus.inputs).map(([name, value]) => `    ${JSON.stringify(name)}: ${JSON.stringify(value)}`).join(',\n');
    writeFileSync(file, `{\n  "inputs": {\n${inputs}\n  },\n  "cases": [\n${cases}\n  ]\n}\n`);
  }
}
if (check) process.stdout.write(JSON.stringify(differences));
