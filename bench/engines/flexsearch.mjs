// FlexSearch, with an index that finds words by their beginnings, exported beforehand.

import { Charset, Index } from 'flexsearch';

import { dequote } from './asked.mjs';

export const name = 'FlexSearch';
export const module = 'flexsearch';
export const settings = 'tokenize: forward; all words wanted, in questions any';

const OPTIONS = { tokenize: 'forward', encoder: Charset.LatinDefault };

/** @param {import('../corpus.mjs').Article[]} articles */
export async function build(articles) {
  const index = new Index(OPTIONS);
  for (const { id, title, text } of articles) index.add(Number(id), `${title} ${text}`);
  /** @type {[string, string][]} */
  const parts = [];
  await index.export((/** @type {string} */ key, /** @type {string} */ data) => {
    if (data) parts.push([key, data]);
  });
  return Buffer.from(JSON.stringify(parts));
}

/** @param {Uint8Array} bytes */
export async function open(bytes) {
  const index = new Index(OPTIONS);
  for (const [key, data] of JSON.parse(new TextDecoder().decode(bytes))) index.import(key, data);
  return {
    /** @param {import('../queries.mjs').Query} query */
    ask: (query) => index.search(dequote(query), { limit: 10, suggest: query.kind === 'question' }).map(String),
  };
}
