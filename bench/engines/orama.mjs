// Orama, saved beforehand as JSON, the one format of its own that large collections survive.

import { create, insertMultiple, load, save, search } from '@orama/orama';

import { dequote } from './asked.mjs';

export const name = 'Orama';
export const module = '@orama/orama';
export const settings = 'titles count twice; any word, the default, and one edit for typing errors; the text lies in its index';
/** It keeps what it indexes. */
export const hasText = true;

const SCHEMA = { schema: /** @type {const} */ ({ title: 'string', text: 'string' }) };

/** @param {import('../corpus.mjs').Article[]} articles */
export async function build(articles) {
  const index = create(SCHEMA);
  await insertMultiple(index, articles.map(({ id, title, text, published }) => ({ id, title, text, published })), 1000);
  return Buffer.from(JSON.stringify(save(index)));
}

/** @param {Uint8Array} bytes */
export async function open(bytes) {
  const index = create(SCHEMA);
  load(index, JSON.parse(new TextDecoder().decode(bytes)));
  return {
    /** @param {import('../queries.mjs').Query} query */
    async ask(query) {
      const { hits } = await search(index, { term: dequote(query), limit: 10, boost: { title: 2 }, tolerance: query.kind === 'typo' ? 1 : 0 });
      return hits.map(({ id }) => id);
    },
  };
}
