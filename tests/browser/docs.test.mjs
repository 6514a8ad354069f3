// docs/embedding.md names every attribute, event and part that the element has, and no other.

import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { before, describe, test } from 'node:test';

import { ROOT } from './support.mjs';

const all = (text, pattern) => [...new Set([...text.matchAll(pattern)].map(([, name]) => name))].sort();

/** All scripts of a folder as one text. */
async function scripts(folder) {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.js'));
  return (await Promise.all(files.map((name) => readFile(path.join(folder, name), 'utf8')))).join('\n');
}

describe('docs/embedding.md', () => {
  let manual;
  let source;
  let styles;
  before(async () => {
    manual = await readFile(path.join(ROOT, 'docs/embedding.md'), 'utf8');
    const folder = path.join(ROOT, 'www');
    source = await scripts(folder);
    styles = await scripts(path.join(folder, 'styles'));
  });

  const section = (heading) => {
    const from = manual.indexOf(`### ${heading}\n`);
    assert.ok(from >= 0, `there is a section on ${heading}`);
    const rest = manual.slice(from + 4);
    return rest.slice(0, rest.search(/\n##/) < 0 ? undefined : rest.search(/\n##/));
  };

  test('names the attributes', () => {
    const element = source.slice(source.indexOf('class DossierExplorer'), source.indexOf('export function define'));
    const used = all(element, /this\.(?:get|has)Attribute\('([a-z-]+)'\)/g);
    const observed = all(/observedAttributes = \[(.*?)\]/.exec(element)[1], /'([a-z-]+)'/g);
    const named = all(section('Attributes'), /^\| `([a-z-]+)/gm);
    assert.ok(observed.length > 3);
    assert.deepEqual(named, [...new Set([...used, ...observed])].sort());
  });

  test('names the events', () => {
    const fired = all(source, /emit\('([a-z-]+)'/g);
    assert.ok(fired.length > 2);
    assert.deepEqual(all(section('Events'), /^\| `([a-z-]+)`/gm), fired);
  });

  test('names the style properties', () => {
    const used = all(styles, /var\((--dossier-[a-z-]+)/g);
    assert.ok(used.length > 5);
    assert.deepEqual(all(section('Style'), /^\| `(--dossier-[a-z-]+)`/gm), used);
  });

  test('names the parts', () => {
    const given = all(source, /\bpart: '([a-z-]+)'/g);
    assert.ok(given.length > 5);
    const [, list] = /::part\(…\)`:(.*?)\.\n/s.exec(section('Style'));
    assert.deepEqual(all(list, /`([a-z-]+)`/g), given);
  });
});
