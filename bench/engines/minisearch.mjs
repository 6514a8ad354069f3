// MiniSearch, with an index made beforehand and read back as its documentation shows.

import MiniSearch from 'minisearch';

import { dequote, isUnfinished } from './asked.mjs';

export const name = 'MiniSearch';
export const module = 'minisearch';
export const settings = 'titles count twice; all words wanted, in questions any; prefix and fuzzy matching only for the kinds of query that need them';
export const variants = { typeahead: { name: 'MiniSearch, typeahead', settings: 'prefix and fuzzy matching of every word, as a box for all these kinds needs it' } };

const OPTIONS = { fields: ['title', 'text'], searchOptions: { boost: { title: 2 } } };
const FUZZY = 0.2;

/** @param {import('../corpus.mjs').Article[]} articles */
export async function build(articles) {
  const index = new MiniSearch(OPTIONS);
  index.addAll(articles);
  return Buffer.from(JSON.stringify(index));
}

/** @param {Uint8Array} bytes */
export async function open(bytes) {
  const index = MiniSearch.loadJSON(new TextDecoder().decode(bytes), OPTIONS);
  return {
    /** @param {import('../queries.mjs').Query} query @param {string} [variant] */
    ask(query, variant) {
      const every = variant === 'typeahead';
      return index.search(dequote(query), {
        combineWith: query.kind === 'question' ? 'OR' : 'AND',
        prefix: every || (isUnfinished(query) && ((_, place, words) => place === words.length - 1)),
        fuzzy: (every || query.kind === 'typo') && FUZZY,
      }).slice(0, 10).map(({ id }) => id);
    },
  };
}
