// Lunr, with an index made beforehand. Queries are put together, since its query language would trip
// over the text of some.

import lunr from 'lunr';

import { isUnfinished, wordsOf } from './asked.mjs';

export const name = 'Lunr';
export const module = 'lunr';
export const settings = 'English stems, titles count twice; all words wanted, in questions any; wildcard or one edit only for the kinds of query that need them';

/** @param {import('../corpus.mjs').Article[]} articles */
export async function build(articles) {
  const index = lunr(function configure() {
    this.ref('id');
    this.field('title', { boost: 2 });
    this.field('text');
    for (const article of articles) this.add(article);
  });
  return Buffer.from(JSON.stringify(index));
}

/** @param {Uint8Array} bytes */
export async function open(bytes) {
  const index = lunr.Index.load(JSON.parse(new TextDecoder().decode(bytes)));
  const { OPTIONAL, REQUIRED } = lunr.Query.presence;
  const { NONE, TRAILING } = lunr.Query.wildcard;
  return {
    /** @param {import('../queries.mjs').Query} query */
    ask(query) {
      const words = wordsOf(query).map((word) => word.toLowerCase());
      const last = isUnfinished(query) ? words.length - 1 : -1;
      const presence = query.kind === 'question' ? OPTIONAL : REQUIRED;
      return index.query((clauses) => {
        words.forEach((word, place) => {
          const begun = place === last;
          // Wanted, but in no article as far as the index goes.
          if (!begun && lunr.stopWordFilter(word) === undefined) return;
          // A stemmer would change what is not a whole word. And where there is a distance, if only
          // of nothing, wildcards do not count.
          clauses.term(word, { presence, wildcard: begun ? TRAILING : NONE, usePipeline: !begun, ...(query.kind === 'typo' && { editDistance: 1 }) });
        });
      }).slice(0, 10).map(({ ref }) => ref);
    },
  };
}
