// What runs in the browser, in a page of its own for each engine.

/** @typedef {import('./queries.mjs').Query} Query */

/** @type {{ [key: string]: Uint8Array<ArrayBuffer> }} */
const bytes = {};
/** @type {{ ask: (query: Query, variant?: string) => string[] | Promise<string[]>, explorer?: any }} */
let engine;
/** @type {unknown} */
let texts;

// Neither of the browser's own counts of memory includes that of WebAssembly: what is made is noted.
/** @type {Set<WebAssembly.Memory>} */
const memories = new Set();
const { Instance, Memory, instantiate, instantiateStreaming } = WebAssembly;
/** @param {any} result what instantiating gives: an instance, or one with its module */
function noted(result) {
  for (const value of Object.values((result.instance ?? result).exports)) if (value instanceof Memory) memories.add(value);
  return result;
}
WebAssembly.Memory = new Proxy(Memory, {
  construct(target, options) {
    const memory = Reflect.construct(target, options);
    memories.add(memory);
    return memory;
  },
});
WebAssembly.Instance = new Proxy(Instance, { construct: (target, all) => noted(Reflect.construct(target, all)) });
WebAssembly.instantiate = /** @type {any} */ (async (/** @type {[any]} */ ...all) => noted(await instantiate(...all)));
WebAssembly.instantiateStreaming = async (...all) => noted(await instantiateStreaming(...all));

/** Bytes of memory that WebAssembly has taken. */
export const wasmMemory = () => [...memories].reduce((sum, { buffer }) => sum + buffer.byteLength, 0);

/** @param {Uint8Array<ArrayBuffer>} packed */
async function unpack(packed) {
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** @param {Query} query @param {string} [variant] */
async function timed(query, variant) {
  const start = performance.now();
  const answer = engine.ask(query, variant);
  const found = 'then' in answer ? await answer : answer;
  return { time: performance.now() - start, found };
}

/**
 * Brings packed bytes into memory, so that no network is measured.
 * @param {Record<string, string>} addresses
 */
export async function fetchAll(addresses) {
  for (const [name, address] of Object.entries(addresses)) {
    bytes[name] = new Uint8Array(await (await fetch(address)).arrayBuffer());
  }
}

/**
 * From bytes to the first answer, in milliseconds: `unpack`ing them, then `first`, the script and its
 * compilation included. The bytes are let go.
 * @param {string} script
 * @param {Query} query
 */
export async function start(script, query) {
  const begin = performance.now();
  const index = await unpack(bytes.index);
  const unpacked = performance.now();
  const { open } = await import(script);
  engine = await open(index);
  await timed(query);
  const first = performance.now() - unpacked;
  delete bytes.index;
  return { unpack: unpacked - begin, first };
}

/** The texts that show the answers of an engine that has none: unpacking and reading them. */
export async function readTexts() {
  const begin = performance.now();
  const plain = await unpack(bytes.text);
  const unpacked = performance.now();
  texts = JSON.parse(new TextDecoder().decode(plain));
  delete bytes.text;
  return { unpack: unpacked - begin, read: performance.now() - unpacked, count: /** @type {unknown[]} */ (texts).length };
}

/**
 * Each query once, in order; times in milliseconds.
 * @param {Query[]} queries
 * @param {string} [variant]
 */
export async function round(queries, variant) {
  const times = [];
  for (const query of queries) times.push((await timed(query, variant)).time);
  return times;
}

/**
 * What each query finds, and how long it takes.
 * @param {Query[]} queries
 * @param {string} [variant]
 */
export async function answers(queries, variant) {
  const answers = [];
  for (const query of queries) {
    const { time, found } = await timed(query, variant);
    answers.push({ time, found: found.slice(0, 10) });
  }
  return answers;
}

/**
 * Dossier's calls one by one, for each of some requests: lists of times in milliseconds.
 * @param {object[]} requests
 */
export function calls(requests) {
  const { explorer } = engine;
  /** @type {Record<string, number[]>} */
  const times = { search: [], facets: [], timeline: [], suggest: [] };
  /** @type {Record<string, (request: any) => unknown>} */
  const work = {
    search: (request) => explorer.search(request),
    facets: (request) => explorer.facets(request),
    timeline: (request) => explorer.timeline(request, { clock: 'published' }),
    suggest: (request) => explorer.suggest(request.query ?? '', request),
  };
  for (const request of requests) {
    for (const [name, call] of Object.entries(work)) {
      const begin = performance.now();
      call(request);
      times[name].push(performance.now() - begin);
    }
  }
  return times;
}

/** The bars of the whole timeline as days, for brushing. */
export function bars() {
  const { starts } = engine.explorer.timeline({}, { clock: 'published' });
  return Array.from(starts, (day) => new Date(day * 86_400_000).toISOString().slice(0, 10));
}
