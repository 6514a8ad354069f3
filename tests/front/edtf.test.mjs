// What the module takes an EDTF value to mean, against edtf.js, for the years −9999 to 9999. The module
// says it as the domain of a timeline that is asked for a stretch of time.

import assert from 'node:assert/strict';
import { readFile, rm, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { pathToFileURL } from 'node:url';

import edtf from 'edtf';

import { daysOf } from '../../www/periods.js';
import { DIST, done } from '../browser/support.mjs';

const DAY = 86_400_000;
/** @type {any} */
let explorer;
let folder;
const { fetch } = globalThis;

before(async () => {
  // Node fetches no files.
  globalThis.fetch = async (address) => new Response(await readFile(new URL(address)), { headers: { 'content-type': 'application/wasm' } });
  folder = await mkdtemp(path.join(tmpdir(), 'dossier-'));
  const pack = path.join(folder, 'one.dossier');
  await done(['build', '-', '-o', pack], '{"id": "a", "text": "A text.", "published": "2000-01-01"}\n');
  const { load } = await import(pathToFileURL(path.join(DIST, 'npm', 'index.js')).href);
  explorer = await load(new Uint8Array(await readFile(pack)));
});

after(async () => {
  globalThis.fetch = fetch;
  explorer?.free();
  await rm(folder, { recursive: true, force: true });
});

/** Days since 1970-01-01 of `2021-03-04` and `-0044-03-15`. */
function dayNumber(text) {
  const [, year, month, day] = /^(-?\d+)-(\d\d)-(\d\d)$/.exec(text).map(Number);
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getTime() / DAY;
}

/** First and last day of a value; null when the module takes it for none. */
function read(value) {
  const { ignored } = explorer.search({ published: { from: value }, limit: 0 });
  if (ignored.length > 0) return null;
  const { domain } = explorer.timeline({}, { clock: 'published', from: value, to: value });
  return [dayNumber(domain.from), dayNumber(domain.to)];
}

/** The same by edtf.js, which lets February have 31 days. */
function theirs(value) {
  for (const [, year, month, day] of value.matchAll(/(-?\d{4})-(\d\d)-(\d\d)/g)) {
    const date = new Date(0);
    date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
    if (date.getUTCDate() !== Number(day)) return null;
  }
  try {
    const { min, max } = edtf(value);
    return [Math.floor(min / DAY), Math.floor(max / DAY)];
  } catch {
    return null;
  }
}

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

function randomValue(random) {
  const upTo = (most) => Math.floor(random() * (most + 1));
  const pad = (number, length) => String(number).padStart(length, '0');
  const year = () => {
    const number = upTo(19_998) - 9_999;
    return number < 0 ? `-${pad(-number, 4)}` : pad(number, 4);
  };
  // Also months and days that there are not.
  const date = () => [year(), `${year()}-${pad(upTo(13), 2)}`, `${year()}-${pad(upTo(13), 2)}-${pad(upTo(32), 2)}`][upTo(2)];
  const marked = () => date() + ['', '', '?', '~', '%'][upTo(4)];
  const masked = () => [`${pad(upTo(999), 3)}X`, `${pad(upTo(99), 2)}XX`, `${pad(upTo(9999), 4)}-XX`, `${pad(upTo(9999), 4)}-${pad(1 + upTo(11), 2)}-XX`][upTo(3)];
  const interval = () => `${marked()}/${marked()}`;
  return [date, marked, masked, interval][upTo(3)]();
}

test('values mean the days that edtf.js takes them for', () => {
  const random = generator(6);
  let dates = 0;
  for (let i = 0; i < 6000; i += 1) {
    const value = randomValue(random);
    const expected = theirs(value);
    // edtf.js allows an interval that ends before it begins.
    const found = expected && expected[0] > expected[1] ? expected : read(value);
    assert.deepEqual(found, expected, value);
    if (expected) dates += 1;
  }
  assert.ok(dates > 3000, `${dates} of the values are dates`);
});

test('years, months and days on the page are those of edtf.js', () => {
  const random = generator(9);
  for (let i = 0; i < 2000; i += 1) {
    const value = randomValue(random);
    if (/^\d{4}(-\d\d){0,2}$/.test(value) && theirs(value)) assert.deepEqual(daysOf(value), theirs(value), value);
  }
});
