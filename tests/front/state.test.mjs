// The state and its form in the address.

import assert from 'node:assert/strict';
import test from 'node:test';
import { LIMITS, emptyState, formatState, isNarrowed, parseState, readFragment, tidyRequest, writeFragment } from '../../www/state.js';

/** A small seeded generator (mulberry32), so that a failure can be repeated. */
function generator(seed) {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const ALPHABET = [...'aZ0 ;=&,#%/:_"\'+-.~', 'é', 'چ', 'ن', '中', '😀', '\u200f', '\n'];

function randomState(random) {
  const pick = (list) => list[Math.floor(random() * list.length)];
  const text = (most) => Array.from({ length: 1 + Math.floor(random() * most) }, () => pick(ALPHABET)).join('');
  const maybe = (value) => (random() < 0.5 ? value() : undefined);
  const ids = () => [...new Set(Array.from({ length: Math.floor(random() * 4) }, () => text(12)))];
  const date = () => pick(['2024', '2024-09', '2024-09-16', '195X', '19XX']);
  const period = () => (random() < 0.2 ? { undated: true } : { from: maybe(date), to: maybe(date), within: random() < 0.3 });
  const article = maybe(() => text(20)) ?? null;
  return {
    request: tidyRequest({
      query: maybe(() => text(30)), include: maybe(ids), exclude: maybe(ids), byName: random() < 0.2, match: pick(['all', 'any']), published: maybe(period), mentioned: maybe(period),
      language: maybe(() => pick(['en', 'ur', 'zh-Hant-TW'])), sort: maybe(() => pick(['relevance', 'newest', 'oldest', 'mentioned'])),
    }),
    view: pick(['articles', 'chronology', 'connections']), clock: pick(['published', 'mentioned']), article, version: article === null ? null : maybe(() => 'ur') ?? null,
    entity: maybe(() => text(20)) ?? null,
  };
}

test('every state survives the way into the address and back', () => {
  for (let seed = 0; seed < 2000; seed += 1) {
    const state = randomState(generator(seed));
    const text = formatState(state);
    assert.deepEqual(parseState(text), state, `seed ${seed}: ${text}`);
    assert.doesNotMatch(text, /[&#\s<>"']/, `seed ${seed}: not safe in a fragment`);
    const fragment = writeFragment('#section-2&other=1', 'dossier', text);
    assert.equal(readFragment(`#${fragment}`, 'dossier'), text || null);
    assert.ok(fragment.startsWith('section-2&other=1'), 'other parts stay');
  }
});

test('an untouched page leaves the address alone', () => {
  assert.equal(formatState(emptyState()), '');
  assert.equal(writeFragment('#dossier=1;q=x', 'dossier', ''), '');
  assert.equal(writeFragment('#a&dossier=1;q=x&b', 'dossier', ''), 'a&b');
});

test('states that ask the same are written the same', () => {
  const one = { ...emptyState(), request: { exclude: [], query: 'x', match: 'any', include: ['a'] } };
  const other = { ...emptyState(), request: { query: 'x', include: ['a'], published: {}, mentioned: { from: '' } } };
  assert.equal(formatState(one), formatState(other));
});

test('a forged address is dropped part by part', () => {
  const forged = parseState("1;q=%E0%A4;a=ok,%00%E0,;p=<script>_2024;m=2024-13_;l=not a tag;s=price;v=admin;c=lunar;d=x;dl=$$;e=;__proto__=1;constructor=2");
  assert.deepEqual(forged, { ...emptyState(), request: { include: ['ok'], published: { to: '2024' } }, article: 'x' });
  for (const text of ['', '2;q=x', 'q=x', ';;;', '1;=;=', '1;q', 'x'.repeat(100_000)]) assert.deepEqual(parseState(text), emptyState());
});

test('lengths are bounded', () => {
  const long = 'x'.repeat(LIMITS.query + 1);
  assert.equal(parseState(`1;q=${long}`).request.query, undefined);
  assert.equal(parseState(`1;q=${long.slice(1)}`).request.query?.length, LIMITS.query);
  assert.equal(parseState(`1;d=${'x'.repeat(LIMITS.id + 1)}`).article, null);
  const ids = Array.from({ length: 400 }, (_, i) => `i${i}`).join(',');
  assert.equal(parseState(`1;a=${ids}`).request.include?.length, LIMITS.ids);
});

test('an article keeps no language without being open, and sorting is no narrowing', () => {
  assert.equal(parseState('1;dl=ur').version, null);
  assert.equal(isNarrowed({ sort: 'oldest', include: [] }), false);
  assert.equal(isNarrowed({ published: { undated: true } }), true);
});

test('a lone surrogate in a query is written without failing', () => {
  const state = { ...emptyState(), request: { query: 'a\ud800b' } };
  assert.equal(parseState(formatState(state)).request.query, 'a\ufffdb');
});

test('what the timeline is drawn for is in the address', () => {
  const state = { ...emptyState(), zoom: { from: '2021', to: '2024-09' }, root: true };
  assert.deepEqual(parseState(formatState(state)), state);
  for (const text of ['1;z=undated', '1;z=x_y', '1;r=2', '1;z=']) assert.deepEqual(parseState(text), emptyState(), text);
});
