// The answers of the npm package jsonata, which the recorded ones are held against.
import jsonata from 'jsonata';

/** A result as JSON: functions inside objects are left out and inside arrays null, as in our own answers. */
export function plain(value) {
  if (typeof value === 'function' || value?._jsonata_lambda || value?._jsonata_function) return undefined;
  if (Array.isArray(value)) return value.map((item) => plain(item) ?? null);
  if (value !== null && typeof value === 'object') {
    const copy = {};
    for (const [name, member] of Object.entries(value)) {
      const kept = plain(member);
      if (kept !== undefined) copy[name] = kept;
    }
    return copy;
  }
  return typeof value === 'number' && !Number.isFinite(value) ? null : value;
}

/** The reference puts an item into an empty array that an object constructor finds as its context: that is now an error and no wrong answer. */
function guarded(value) {
  if (Array.isArray(value) && value.length === 0) Object.defineProperty(value, 'length', { writable: false });
  else if (value !== null && typeof value === 'object') Object.values(value).forEach(guarded);
  return value;
}

/** {answer}, {nothing: true} or {code, position?, token?}. */
export async function answer(expression, input) {
  try {
    const result = plain(await jsonata(expression).evaluate(guarded(structuredClone(input))));
    return result === undefined ? { nothing: true } : { answer: result };
  } catch (error) {
    const { code, position, token } = error;
    return {
      code: code ?? `JavaScript: ${error.message}`,
      ...(position === undefined ? {} : { position }),
      ...(token === undefined ? {} : { token: String(token) }),
    };
  }
}
