// The articles that are searched: read from lines of JSON, or made from nothing.

import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

import { random } from './random.mjs';

/**
 * @typedef {object} Article
 * @property {string} id its place in the corpus, so that no engine has to keep longer ones
 * @property {string} title
 * @property {string} text
 * @property {string} [published]
 * @property {string} [byline]
 * @property {string} [language]
 */

/**
 * @param {string} file lines of JSON, gzipped or not, as `dossier build` reads them
 * @returns {Article[]}
 */
export function readCorpus(file) {
  const bytes = readFileSync(file);
  const text = (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString();
  return text.split('\n').filter((line) => line.trim() !== '').map((line, place) => {
    const article = JSON.parse(line);
    return { ...article, id: String(place), title: article.title ?? '', text: article.text ?? '' };
  });
}

const COUNT = 5000;
const VOCABULARY = 20_000;
const TOPICS = 12;
const FIRST_DAY = Date.UTC(2000, 0, 1);
const DAYS = 9000;
const DAY = 86_400_000;
const SMALL = 'the of and to in a is that for it was on with as by at from this which had'.split(' ');
const ONSETS = 'b c d f g h j k l m n p r s t v w br ch cl dr fl gr pl pr sh sl st tr'.split(' ');
const VOWELS = 'a e i o u ai ea ou'.split(' ');
const ENDS = ['', '', 'n', 'r', 's', 't', 'l', 'nd', 'st', 'ck'];

/**
 * Articles of invented words, for a measurement that needs no download: frequent and rare words as in
 * a language (Zipf), some words that an article keeps coming back to, names, days of publication. What
 * takes time and room behaves much as with articles that were written; what is found does not.
 * @param {number} seed
 * @returns {Article[]}
 */
export function makeCorpus(seed) {
  const next = random(seed);
  const pick = (/** @type {string[]} */ list) => list[Math.floor(next() * list.length)];
  /** @type {Set<string>} */
  const made = new Set();
  while (made.size < VOCABULARY) {
    const syllables = 1 + Math.floor(next() * 2 + made.size / VOCABULARY * 2);
    made.add(Array.from({ length: syllables }, () => pick(ONSETS) + pick(VOWELS)).join('') + pick(ENDS));
  }
  const words = [...made];
  // The place of a word drawn so is spread evenly over orders of magnitude, which is Zipf's law.
  const common = () => words[Math.floor(VOCABULARY ** next()) - 1];
  const capital = (/** @type {string} */ word) => word[0].toUpperCase() + word.slice(1);

  return Array.from({ length: COUNT }, (_, place) => {
    const topics = Array.from({ length: TOPICS }, () => words[100 + Math.floor(next() * (VOCABULARY - 100))]);
    const people = Array.from({ length: 3 }, () => `Mr ${capital(common())} ${capital(words[Math.floor(next() * 500)])}`);
    const word = () => {
      const chance = next();
      return chance < 0.4 ? pick(SMALL) : chance < 0.55 ? pick(topics) : chance < 0.57 ? pick(people) : common();
    };
    const sentence = () => `${capital(Array.from({ length: 8 + Math.floor(next() * 18) }, word).join(' '))}.`;
    const paragraph = () => Array.from({ length: 2 + Math.floor(next() * 4) }, sentence).join(' ');
    const text = Array.from({ length: 2 + Math.floor(next() * 6) }, paragraph).join('\n\n');
    const published = new Date(FIRST_DAY + Math.floor(next() * DAYS) * DAY).toISOString().slice(0, 10);
    const title = capital(`${pick(topics)} ${pick(SMALL)} ${pick(topics)} ${common()}`);
    return { id: String(place), title, text, published, language: 'en' };
  });
}
