// Queries of known answer, drawn from a corpus: bench/queries.mjs CORPUS.jsonl OUT.jsonl [SEED]
//
// Each query is made from one article, which is its answer: a search that finds it among the first
// ten hits has hit. The queries come from the corpus alone, never from an engine:
//
//   two, three   two or three of the eight most salient words of the article, in any order
//   phrase       five words that stand together in its text, in quotation marks
//   typo         two of these words, one with a single error: a letter missing, too many, another, or
//                two in the wrong order; the result is no word of the corpus
//   prefix       two of these words, the second cut after four letters
//   question     three of these words in a question such as people ask
//
// Two more kinds have no answer and only measure time:
//
//   letters      three letters: those that begin the words of most articles, and the beginnings of words
//                drawn at random
//   typing       what stands in the box after each key, while some of the queries of the kind `two` are
//                typed
//
// A word is a run of three or more Latin letters. It is salient by (1 + ln tf) · ln(N / df), and only
// if three articles have it and no more than a twentieth of all. Articles have 80 words or more.

import { readFileSync, writeFileSync } from 'node:fs';

import { random } from './random.mjs';

/**
 * @typedef {object} Query
 * @property {string} id
 * @property {string} kind
 * @property {string} text
 * @property {string | null} answer id of the article that it was made from; null where there is none
 */

const SIZES = { two: 40, three: 29, phrase: 20, typo: 30, prefix: 15, question: 20 };
/** Beginnings of each sort: the widest, and any. */
const BEGINNINGS = 20;
/** Queries that are typed key by key. */
const TYPED = 20;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const QUESTIONS = [
  'What do we know about ONE and OTHER in connection with THIRD?',
  'How did ONE come to matter for OTHER, and what has it to do with THIRD?',
  'Who spoke of ONE and OTHER after the THIRD?',
  'Why was there a ONE with OTHER, and where does THIRD come in?',
];

/** @param {string} text */
export const wordsOf = (text) => text.toLowerCase().match(/[a-z]{3,}/g) ?? [];

/**
 * @param {{ id: string | number, title?: string, text: string }[]} articles
 * @param {number} seed
 * @returns {Query[]}
 */
export function draw(articles, seed) {
  const next = random(seed);
  const pick = (/** @type {any} */ list) => list[Math.floor(next() * list.length)];
  const words = articles.map(({ title = '', text }) => wordsOf(`${title} ${text}`));
  /** @type {Map<string, number>} */
  const found = new Map();
  for (const list of words) for (const word of new Set(list)) found.set(word, (found.get(word) ?? 0) + 1);

  const salient = (/** @type {number} */ at) => {
    /** @type {Map<string, number>} */
    const times = new Map();
    for (const word of words[at]) times.set(word, (times.get(word) ?? 0) + 1);
    const weighed = [...times].flatMap(([word, count]) => {
      const df = found.get(word) ?? 0;
      if (df < 3 || df > articles.length / 20) return [];
      return [{ word, weight: (1 + Math.log(count)) * Math.log(articles.length / df) }];
    });
    weighed.sort((a, b) => b.weight - a.weight || (a.word < b.word ? -1 : 1));
    return weighed.slice(0, 8).map(({ word }) => word);
  };
  const some = (/** @type {string[]} */ list, /** @type {number} */ count) => {
    const left = [...list];
    return Array.from({ length: count }, () => left.splice(Math.floor(next() * left.length), 1)[0]);
  };
  const wrong = (/** @type {string} */ word) => {
    const at = 1 + Math.floor(next() * (word.length - 2));
    const [before, letter, after] = [word.slice(0, at), word[at], word.slice(at + 1)];
    switch (Math.floor(next() * 4)) {
      case 0: return before + after;
      case 1: return before + pick(LETTERS) + letter + after;
      case 2: return before + pick(LETTERS) + after;
      default: return before + after[0] + letter + after.slice(1);
    }
  };
  /** @type {Record<string, (at: number, words: string[]) => string | undefined>} */
  const kinds = {
    two: (_, list) => some(list, 2).join(' '),
    three: (_, list) => some(list, 3).join(' '),
    phrase: (at) => {
      const runs = articles[at].text.match(/(?<![\w'’])[A-Za-z]+(?: [A-Za-z]+){4}(?![\w'’])/g);
      return runs ? `"${pick(runs)}"` : undefined;
    },
    typo: (_, list) => {
      const [one, other] = some(list.filter((word) => word.length > 4), 2);
      if (!one || !other) return undefined;
      const error = wrong(one);
      return found.has(error) || error === one ? undefined : `${error} ${other}`;
    },
    prefix: (_, list) => {
      const [one, other] = some(list, 2);
      return other.length > 4 ? `${one} ${other.slice(0, 4)}` : undefined;
    },
    question: (_, list) => {
      const [one, other, third] = some(list, 3);
      return pick(QUESTIONS).replace('ONE', one).replace('OTHER', other).replace('THIRD', third);
    },
  };

  const long = [...articles.keys()].filter((at) => words[at].length >= 80);
  /** @type {Query[]} */
  const queries = [];
  for (const [kind, size] of Object.entries(SIZES)) {
    for (let number = 0, tries = 0; number < size && tries < 100 * size && long.length > 0; tries += 1) {
      const at = pick(long);
      const list = salient(at);
      const text = list.length < 6 ? undefined : kinds[kind](at, list);
      if (text === undefined) continue;
      queries.push({ id: `${kind}-${number}`, kind, text, answer: String(articles[at].id) });
      number += 1;
    }
  }

  const add = (/** @type {string} */ kind, /** @type {string[]} */ texts) => {
    texts.forEach((text, number) => queries.push({ id: `${kind}-${number}`, kind, text, answer: null }));
  };
  add('letters', [...widest(found, BEGINNINGS), ...some([...found.keys()], Math.min(BEGINNINGS, found.size)).map(beginning)]);
  const two = queries.filter(({ kind }) => kind === 'two').slice(0, TYPED);
  add('typing', two.flatMap(({ text }) => Array.from(text, (_, at) => text.slice(0, at + 1)).filter((typed) => !typed.endsWith(' '))));
  return queries;
}

export const beginning = (/** @type {string} */ word) => word.slice(0, 3);

/**
 * The beginnings whose words most articles have, an article counted once for each word.
 * @param {Map<string, number>} found articles of each word
 * @param {number} most
 */
function widest(found, most) {
  /** @type {Map<string, number>} */
  const articles = new Map();
  for (const [word, count] of found) articles.set(beginning(word), (articles.get(beginning(word)) ?? 0) + count);
  const sorted = [...articles].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return sorted.slice(0, most).map(([start]) => start);
}

if (process.argv[1]?.endsWith('queries.mjs')) {
  const [corpus, out, seed = '1'] = process.argv.slice(2);
  const lines = readFileSync(corpus, 'utf8').split('\n').filter((line) => line.trim() !== '');
  const queries = draw(lines.map((line) => JSON.parse(line)), Number(seed));
  writeFileSync(out, queries.map((query) => `${JSON.stringify(query)}\n`).join(''));
}
