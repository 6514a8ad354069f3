// Pagefind, which fetches parts of its index as they are needed: what a first search takes, and what
// it finds. It runs from a server only, so that its times are those of a network and not given here.

import { rm } from 'node:fs/promises';
import path from 'node:path';

import { close, createIndex } from 'pagefind';

import { serve } from './serve.mjs';
import { median } from './figures.mjs';

/** @typedef {import('./queries.mjs').Query} Query */

/** Queries of which each gets a page without anything in its cache. */
const COLD = 15;
const SHOWN = 10;

/**
 * @param {import('./corpus.mjs').Article[]} articles
 * @param {string} folder
 */
async function write(articles, folder) {
  const { index, errors } = await createIndex({ forceLanguage: 'en' });
  if (!index) throw new Error(errors.join('; '));
  for (const { id, title, text } of articles) {
    // A page without text is refused.
    await index.addCustomRecord({ url: `/${id}`, content: text || title || '.', language: 'en', meta: { title } });
  }
  await index.writeFiles({ outputPath: folder });
  await close();
}

/** Runs in the page: the texts to search for, and how many results of each to read. @param {[string[], number]} asked */
async function search([texts, most]) {
  const pagefind = await import('/pagefind/pagefind.js');
  const found = [];
  for (const text of texts) {
    const { results } = await pagefind.search(text);
    const shown = await Promise.all(results.slice(0, most).map((result) => result.data()));
    found.push(shown.map(({ raw_url: address, url }) => (address ?? url).slice(1)));
  }
  return found;
}

/**
 * @param {import('playwright-core').Browser} browser
 * @param {import('./corpus.mjs').Article[]} articles
 * @param {Query[]} queries those with an answer are asked
 * @param {string} folder to write its index in
 */
export async function measure(browser, articles, queries, folder) {
  const place = path.join(folder, 'pagefind');
  await rm(place, { recursive: true, force: true });
  await write(articles, place);
  const server = await serve({ '/pagefind/': place });
  const run = async (/** @type {string[]} */ texts) => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${server.origin}/`);
    server.sent();
    const found = await page.evaluate(search, [texts, SHOWN]);
    await context.close();
    return { found, ...server.sent() };
  };
  const cold = [];
  for (const { text } of queries.filter(({ kind }) => kind === 'two').slice(0, COLD)) cold.push(await run([text]));
  const asked = queries.filter(({ answer }) => answer !== null);
  const { found } = await run(asked.map(({ text }) => text));
  await server.close();
  return {
    firstSearch: median(cold.map(({ bytes }) => bytes)),
    requests: median(cold.map(({ requests }) => requests)),
    found: new Map(asked.map(({ id }, at) => [id, found[at]])),
  };
}
