// Every engine in one Chromium, each in a page of its own, taking turns: noise hits all alike.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { build as bundle } from 'esbuild';

import * as dossier from './engines/dossier.mjs';
import * as flexsearch from './engines/flexsearch.mjs';
import * as lunr from './engines/lunr.mjs';
import * as minisearch from './engines/minisearch.mjs';
import * as orama from './engines/orama.mjs';
import * as sqlite from './engines/sqlite.mjs';
import { median } from './figures.mjs';
import { shuffled } from './random.mjs';
import { gzip } from './serve.mjs';

/** @typedef {import('./queries.mjs').Query} Query */

const HERE = fileURLToPath(new URL('.', import.meta.url));
export const engines = { dossier, minisearch, flexsearch, lunr, orama, sqlite };

/**
 * A module of bench/ as one script for the browser, with nothing that only Node needs.
 * @param {string} code
 * @param {Record<string, string>} [packages] where packages are that are not installed
 */
async function scriptOf(code, packages) {
  const { outputFiles } = await bundle({
    stdin: { contents: code, resolveDir: HERE }, bundle: true, minify: true, format: 'esm', platform: 'browser', target: 'es2022',
    alias: packages, external: ['node:*'], write: false, logLevel: 'error',
  });
  return outputFiles[0].contents;
}

/**
 * Makes what an engine ships, and puts it on the server.
 * @param {string} key
 * @param {import('./corpus.mjs').Article[]} articles
 * @param {{ files: Map<string, Uint8Array | string> }} server
 * @param {{ dist: string, folder: string }} places
 */
export async function prepare(key, articles, server, { dist, folder }) {
  const engine = /** @type {any} */ (engines)[key];
  const begin = performance.now();
  const index = await engine.build(articles, { dossier: path.join(dist, 'dossier'), folder });
  const seconds = (performance.now() - begin) / 1000;
  const packed = gzip(index);
  server.files.set(`/index/${key}`, packed);
  const script = await scriptOf(`export { open } from './engines/${key}.mjs'`, { 'dossier-explorer': path.join(dist, 'npm', 'index.js') });
  server.files.set(`/lib/${key}.js`, script);
  let program = gzip(script).length;
  const home = engine.module ? path.join(HERE, 'node_modules', engine.module, 'dist') : path.join(dist, 'npm');
  for (const file of engine.files ?? []) {
    const bytes = readFileSync(path.join(home, file));
    server.files.set(`/lib/${file}`, bytes);
    program += gzip(bytes).length;
  }
  return { program, index: packed.length, indexRaw: index.length, build: seconds };
}

/**
 * The text that shows answers, as one file for all engines that have none.
 * @param {import('./corpus.mjs').Article[]} articles
 * @param {{ files: Map<string, Uint8Array | string> }} server
 */
export async function prepareShared(articles, server) {
  const shown = articles.map(({ title, text, published, byline }) => ({ title, text, published, byline }));
  const packed = gzip(JSON.stringify(shown));
  server.files.set('/text', packed);
  server.files.set('/in-page.js', await scriptOf(`export * from './in-page.mjs'`));
  return packed.length;
}

/**
 * A page in a process of its own.
 * @param {import('playwright-core').Browser} browser
 * @param {string} origin
 */
async function openPage(browser, origin) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${origin}/`);
  await page.evaluate(async () => { globalThis.bench = await import('/in-page.js'); });
  const session = await context.newCDPSession(page);
  /** Bytes in use after collecting garbage: objects, buffers, the memory of WebAssembly. */
  const memory = async () => {
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize, backingStorageSize } = await session.send('Runtime.getHeapUsage');
    return usedSize + backingStorageSize + await page.evaluate(() => globalThis.bench.wasmMemory());
  };
  return { page, memory, close: () => context.close() };
}

/**
 * Loads every engine once a round, in turn; gives the last page of each.
 * @param {import('playwright-core').Browser} browser
 * @param {string} origin
 * @param {string[]} keys
 * @param {Query} first
 * @param {number} rounds
 * @param {(said: string) => void} say
 */
export async function load(browser, origin, keys, first, rounds, say) {
  /** @type {Record<string, { first: number[], unpack: number[], read: number[], unpackText: number[], memory: number[], memoryText: number[] }>} */
  const all = Object.fromEntries(keys.map((key) => [key, { first: [], unpack: [], read: [], unpackText: [], memory: [], memoryText: [] }]));
  /** @type {Record<string, import('playwright-core').Page>} */
  const pages = {};
  for (let turn = 1; turn <= rounds; turn += 1) {
    say(`loading, round ${turn} of ${rounds}`);
    for (const key of keys) {
      const { page, memory, close } = await openPage(browser, origin);
      const empty = await memory();
      await page.evaluate((key) => globalThis.bench.fetchAll({ index: `/index/${key}` }), key);
      const { unpack, first: time } = await page.evaluate(([script, query]) => globalThis.bench.start(script, query), /** @type {const} */ ([`/lib/${key}.js`, first]));
      const loaded = await memory();
      let text = { unpack: 0, read: 0 };
      if (!(/** @type {any} */ (engines)[key].hasText)) {
        await page.evaluate(() => globalThis.bench.fetchAll({ text: '/text' }));
        text = await page.evaluate(() => globalThis.bench.readTexts());
      }
      const row = all[key];
      row.first.push(time);
      row.unpack.push(unpack);
      row.read.push(text.read);
      row.unpackText.push(text.unpack);
      row.memory.push(loaded - empty);
      row.memoryText.push(await memory() - empty);
      if (turn < rounds) await close();
      else pages[key] = page;
    }
  }
  const medians = Object.fromEntries(keys.map((key) => [key, Object.fromEntries(Object.entries(all[key]).map(([name, list]) => [name, median(list)]))]));
  return { medians, pages };
}

/** Each engine and each further way of asking it. @param {string[]} keys */
export function ways(keys) {
  return keys.flatMap((key) => {
    const { name, settings, variants = {} } = /** @type {any} */ (engines)[key];
    const more = Object.entries(variants).map(([variant, it]) => ({ id: `${key}/${variant}`, key, variant, .../** @type {any} */ (it) }));
    return [{ id: key, key, variant: undefined, name, settings }, ...more];
  });
}

/**
 * The median time of each query in milliseconds, and what it found, for each way of asking.
 * @param {Record<string, import('playwright-core').Page>} pages
 * @param {ReturnType<typeof ways>} asked
 * @param {Query[]} queries
 * @param {number} rounds
 * @param {(said: string) => void} say
 */
export async function ask(pages, asked, queries, rounds, say) {
  /** @type {Record<string, { first?: number[], times: number[], found: string[][] }>} */
  const result = {};
  /** @type {Record<string, number[][]>} */
  const times = {};
  for (const { id, key, variant } of asked) {
    // Also what warms it up. What another way has asked before is no longer asked for the first time.
    const answers = await pages[key].evaluate(([queries, variant]) => globalThis.bench.answers(queries, variant), /** @type {const} */ ([queries, variant]));
    const first = variant === undefined ? answers.map((/** @type {{ time: number }} */ { time }) => time) : undefined;
    result[id] = { first, times: [], found: answers.map((/** @type {{ found: string[] }} */ { found }) => found) };
    times[id] = queries.map(() => []);
  }
  for (let turn = 1; turn <= rounds; turn += 1) {
    say(`asking ${queries.length} queries, round ${turn} of ${rounds}`);
    // Another order each time, so that a collection of garbage does not always hit the same query.
    const order = shuffled(queries.length, turn);
    const list = order.map((at) => queries[at]);
    for (const { id, key, variant } of asked) {
      const taken = await pages[key].evaluate(([queries, variant]) => globalThis.bench.round(queries, variant), /** @type {const} */ ([list, variant]));
      taken.forEach((/** @type {number} */ time, /** @type {number} */ place) => times[id][order[place]].push(time));
    }
  }
  for (const { id } of asked) result[id].times = times[id].map(median);
  return result;
}
