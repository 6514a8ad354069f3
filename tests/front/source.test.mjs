// Rules that hold for every file of the front end.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { en } from '../../www/i18n/en.js';
import { ur } from '../../www/i18n/ur.js';
import { wordingKeys } from '../../www/build/wording.mjs';
import { withoutWordsOf } from '../../www/search-box.js';

const folder = fileURLToPath(new URL('../../www/', import.meta.url));
const files = readdirSync(folder, { recursive: true }).map(String).filter((name) => /\.(m?js|html)$/.test(name))
  .map((name) => ({ name, text: readFileSync(folder + name, 'utf8') }));
const scripts = files.filter(({ name }) => name.endsWith('.js'));

test('nothing can turn text into markup or code', () => {
  assert.ok(scripts.length > 20, 'the files are found');
  const sinks = /\b(innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|createContextualFragment|setHTMLUnsafe|srcdoc)\b|\beval\(|new Function\(/;
  for (const { name, text } of scripts) assert.doesNotMatch(text, sinks, name);
});

test('nothing leaves the page but what a host asks for', () => {
  const requests = /\b(XMLHttpRequest|WebSocket|EventSource|sendBeacon|importScripts)\b/;
  for (const { name, text } of scripts) {
    assert.doesNotMatch(text, requests, name);
    if (!['loader.js', 'entry/runtime.js'].includes(name)) assert.doesNotMatch(text, /\bfetch\(/, name);
  }
});

test('files stay readable', () => {
  for (const { name, text } of files) assert.ok(text.split('\n').length <= 300, `${name} is longer than 300 lines`);
});

test('both languages say the same things', () => {
  assert.deepEqual(Object.keys(ur), Object.keys(en));
  for (const [key, value] of Object.entries(en)) assert.equal(typeof ur[key], typeof value, key);
});

test('a sentence in Urdu keeps every value it is given', () => {
  for (const [key, say] of Object.entries(en)) {
    if (typeof say !== 'function' || ['quarter', 'half', 'matchCount'].includes(key)) continue;
    const given = ['«1»', '«2»', '«3»'];
    for (const [i, value] of given.entries()) {
      if (say(...given).includes(value)) assert.ok(ur[key](...given).includes(value), `${key} drops argument ${i}`);
    }
  }
});

test('every string is used, and every use has a string', () => {
  const code = scripts.filter(({ name }) => !name.startsWith('i18n/en') && !name.startsWith('i18n/ur')).map(({ text }) => text).join('\n');
  const used = new Set([...code.matchAll(/\bt\.([a-zA-Z]+)/g)].map((match) => match[1]));
  for (const key of used) assert.ok(key in en, `t.${key} has no string`);
  for (const key of Object.keys(en)) assert.ok(used.has(key) || new RegExp(`'${key}'`).test(code), `${key} is never used`);
});

test('only strings that are read by their own name are given a short one', async () => {
  const short = new Set(await wordingKeys(folder));
  for (const key of ['copied', 'notUsed', 'showFewer']) assert.ok(short.has(key), key);
  const quoted = scripts.flatMap(({ text }) => [...text.matchAll(/['"`](\w+)['"`]/g)].map(([, word]) => word));
  for (const word of quoted) assert.ok(!short.has(word), `${word} is looked up by a name made elsewhere`);
  // Names of the browser's own, of answers, and of kinds.
  for (const key of ['close', 'remove', 'search', 'articles', 'person', 'present', 'spring', 'failCsp']) assert.ok(!short.has(key), key);
});

test('choosing a name takes the words that led to it out of the box', () => {
  assert.equal(withoutWordsOf('kash', 'Kashmir'), '');
  assert.equal(withoutWordsOf('asim mu', 'Asim Munir'), '');
  assert.equal(withoutWordsOf('kashmir asim mu', 'Asim Munir'), 'kashmir ');
  assert.equal(withoutWordsOf('talks army ch', 'Asim Munir'), 'talks army ', 'only the last word is known to belong to another form of the name');
  assert.equal(withoutWordsOf('élysée pal', 'Palais de l’Élysée'), '');
});
