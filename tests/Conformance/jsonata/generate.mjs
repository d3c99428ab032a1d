// node jsonata/generate.mjs COUNT SEED: prints [{expression, input, ...answer}] of generated expressions with the reference's answers.
import { answer } from './reference.mjs';

const [count, seed] = process.argv.slice(2).map(Number);
let state = seed >>> 0;
const random = () => {
  state = (state + 0x6d2b79f5) >>> 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
};
const below = (limit) => Math.floor(random() * limit);
const pick = (...choices) => choices[below(choices.length)];
const names = ['a', 'b', 'c', 'd', 'list', 'n', 's', 'o'];

function json(depth) {
  if (depth === 0 || random() < 0.3) {
    return pick(0, 1, 2, 3, -1, 2.5, 10, '', 'x', 'abc', 'x y', '12', true, false, null, 'ünï😀');
  }
  if (random() < 0.45) return Array.from({ length: below(4) }, () => json(depth - 1));
  return Object.fromEntries(Array.from({ length: below(5) }, () => [pick(...names), json(depth - 1)]));
}

// Forms are drawn by what they are made of; the depth falls, so that every expression ends.
function expression(depth, variables) {
  const deeper = () => expression(depth - 1, variables);
  const name = () => pick(...names);
  const literal = () => pick('0', '1', '2', '-1', '3.5', '10', '"x"', '"abc"', '"12"', '""', 'true', 'false', 'null', '[]', '[1,2,3]', '["b","a"]', '{}');
  const variable = () => (variables.length > 0 && random() < 0.7 ? pick(...variables) : pick('$', '$', '$$'));
  if (depth <= 0) return pick(literal, name, name, variable)();
  const step = () => pick(name, name, name, name, () => '*', () => '**', () => '%', () => '$',
    () => `(${deeper()})`, () => `{"k":${deeper()}}`, () => `[${deeper()}]`, () => `$string(${name()})`, () => `"${name()}"`)();
  const predicate = () => pick(
    () => '', () => '', () => '', () => '', () => `[${pick('0', '1', '-1', '2')}]`, () => `[${name()}]`, () => '[]',
    () => `[${deeper()}]`, () => `[$ ${pick('>', '<', '=', '!=')} ${literal()}]`, () => `[${name()} = ${literal()}]`, () => `[[0..1]]`)();
  const path = () => {
    let text = pick(name, name, () => '$', () => '$$', variable, () => `(${deeper()})`)() + predicate();
    for (let left = below(4); left > 0; left--) text += `.${step()}${predicate()}`;
    if (random() < 0.06) text += `^(${pick('', '>', '<')}${name()})`;
    if (random() < 0.06) text += `#$i.{"i":$i,"v":$}`;
    if (random() < 0.06) text += `@$v.{"v":$v,"${name()}":${name()}}`;
    if (random() < 0.06) text += `{$string(${name()}): ${deeper()}}`;
    return text;
  };
  const lambda = (...parameters) => `function(${parameters.join(',')}){${expression(depth - 1, [...variables, ...parameters])}}`;
  const call = () => {
    const one = deeper();
    return pick(
      () => `$${pick('sum', 'count', 'max', 'min', 'average', 'string', 'length', 'uppercase', 'lowercase', 'trim', 'number', 'floor', 'ceil', 'round', 'abs', 'sqrt', 'boolean', 'not', 'exists', 'type', 'keys', 'spread', 'merge', 'reverse', 'distinct', 'sort', 'zip', 'single', 'base64encode', 'encodeUrlComponent')}(${one})`,
      () => `$${pick('append', 'lookup', 'split', 'contains', 'join', 'substring', 'substringBefore', 'substringAfter', 'power', 'formatBase', 'pad', 'zip', 'round')}(${one}, ${deeper()})`,
      () => `$replace(${one}, ${pick('"x"', '/[a-z]/', '/(\\w)(\\d)?/')}, ${pick('"-"', '"<$1>"', lambda('$m'))})`,
      () => `$match(${one}, ${pick('/[a-z]+/', '/\\d/', '/(x)|(a)/i')})`,
      () => `$split(${one}, ${pick('/ /', '/[bx]/', '""', '"b"')})`,
      () => `$${pick('map', 'filter', 'single', 'sort')}(${one}, ${lambda('$p', '$q')})`,
      () => `$${pick('sift', 'each')}(${one}, ${lambda('$p', '$q')})`,
      () => `$reduce(${one}, ${lambda('$p', '$q')})`,
      () => `$map(${one}, $${pick('string', 'count', 'type', 'boolean', 'uppercase', 'sum')})`,
      () => `$formatNumber(${one}, ${pick('"0.00"', '"#,##0"', '"0e0"', '"00%"')})`,
      () => `$formatInteger(${one}, ${pick('"w"', '"I"', '"a"', '"#,##0"', '"1;o"')})`,
      () => `$fromMillis(${one}, ${pick('"[Y0001]-[M01]-[D01]"', '"[D1o] [MNn]"', '"[FNn] [W] [d]"')})`,
    )();
  };
  return pick(
    literal, name, variable, path, path, path, path, path, call, call, call, call,
    () => `${deeper()} ${pick('+', '-', '*', '/', '%')} ${deeper()}`,
    () => `${deeper()} ${pick('=', '!=', '<', '<=', '>', '>=', 'in')} ${deeper()}`,
    () => `${deeper()} ${pick('and', 'or')} ${deeper()}`,
    () => `${deeper()} & ${deeper()}`,
    () => `${deeper()} ? ${deeper()} : ${deeper()}`,
    () => `(${deeper()}) ${pick('??', '?:')} (${deeper()})`,
    () => `[${deeper()}, ${deeper()}]`,
    () => `[${pick('0', '1', '3')}..${pick('0', '2', '5', name())}]`,
    () => `{"${name()}": ${deeper()}, "k": ${deeper()}}`,
    () => `($x := ${deeper()}; ${expression(depth - 1, [...variables, '$x'])})`,
    () => `($f := ${lambda('$p')}; $f(${deeper()}))`,
    () => `${deeper()} ~> $${pick('sum', 'string', 'count', 'keys', 'type')}`,
    () => `${deeper()} ~> |${pick('$', name(), '**')}|{"t": ${deeper()}}${pick('', `, "${name()}"`)}|`,
    () => `-${deeper()}`,
    () => `(${deeper()})`,
  )();
}

const generated = [];
while (generated.length < count) {
  const input = json(4);
  const text = expression(1 + below(4), []);
  const found = await answer(text, input);
  generated.push({ expression: text, input, ...found });
}
process.stdout.write(JSON.stringify(generated));
