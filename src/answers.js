// The answers that every key asks for, made of the text of all their strings, one after the other, and of
// numbers: the length of each string and list, 0 or 1 for what may be missing, and what is a number itself.
// Several times as fast as reading JSON: no names of fields to read, and objects of one shape.

/**
 * How many fields a plain object has, so that no more are asked for. Of others that is not known.
 * @param {object} value
 */
export function fields(value) {
  return Object.getPrototypeOf(value) === Object.prototype ? Reflect.ownKeys(value).length : undefined;
}

const NONE = new Uint32Array(0);
/** What is being read, and how far: one answer at a time. */
let [text, at, place] = ['', 0, 0];
/** @type {Uint32Array} */
let numbers = NONE;

/** @template T @param {string} strings @param {Uint32Array} others @param {() => T} answer @returns {T} */
function read(strings, others, answer) {
  [text, numbers, at, place] = [strings, others, 0, 0];
  const made = answer();
  // They would keep the module's memory.
  [text, numbers] = ['', NONE];
  return made;
}

const number = () => numbers[place++];
const string = () => text.slice(at, (at += numbers[place++]));
const fraction = () => new Float32Array(numbers.buffer, numbers.byteOffset + 4 * place++, 1)[0];

function array() {
  const length = number();
  return numbers.slice(place, (place += length));
}

/** @template T @param {() => T} one */
function list(one) {
  const all = [];
  for (let left = number(); left > 0; left -= 1) all.push(one());
  return all;
}

/** @template T @param {() => T} one */
const option = (one) => (number() ? one() : null);

const published = () => ({
  value: string(), earliest: option(string), latest: option(string), precision: string(), origin: string(), basis: string(),
});
const snippet = () => ({ text: string(), marks: list(number), language: string(), dir: string(), block: number() });
const entity = () => ({ id: string(), name: string(), kind: string() });
const hit = () => ({
  id: string(), title: string(), titleOrigin: string(), language: string(), dir: string(), languages: list(string),
  byline: list(string), publisher: option(string), published: option(published), reprints: list(string),
  entities: list(entity), titleMarks: list(number), variants: number(), score: fraction(), snippets: list(snippet),
});
const part = () => ({ type: string(), text: string(), excluded: number() === 1 });
const correction = () => ({ from: string(), to: string() });
const found = () => ({
  total: number(), of: number(), rows: number(), hits: list(hit), understood: list(part), ignored: list(string), corrections: list(correction),
});

const group = () => ({ kind: string(), entities: array(), counts: array() });
const language = () => ({ language: string(), count: number() });
const counted = () => ({ total: number(), groups: list(group), languages: list(language) });

const domain = () => ({ from: string(), to: string() });

/** @param {string} strings @param {Uint32Array} others */
export const search = (strings, others) => read(strings, others, found);

/** @param {string} strings @param {Uint32Array} others */
export const facets = (strings, others) => read(strings, others, counted);

/** The labels of the last timeline, as they came and one by one: mostly they stay while someone types. */
let [joined, labels] = ['', ['']];

function names() {
  const text = string();
  if (text !== joined) [joined, labels] = [text, text.split(',')];
  return text === '' ? [] : labels.slice();
}

/** @param {string} strings @param {Uint32Array} others @param {Float64Array} masses */
export const timeline = (strings, others, masses) => read(strings, others, () => ({
  clock: string(), unit: string(), labels: names(), starts: new Int32Array(array().buffer), exact: array(),
  broad: masses.slice(2), before: masses[0], after: masses[1], undated: number(), total: number(), domain: option(domain),
}));
