// docs/embedding.md and the package's custom-elements.json name every attribute, event and part that the
// element has, and no other.

import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { before, describe, test } from 'node:test';

import { DIST, ROOT } from './support.mjs';

const all = (text, pattern) => [...new Set([...text.matchAll(pattern)].map(([, name]) => name))].sort();

/** All scripts of a folder as one text. */
async function scripts(folder) {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.js'));
  return (await Promise.all(files.map((name) => readFile(path.join(folder, name), 'utf8')))).join('\n');
}

/** What the code has. */
async function code() {
  const folder = path.join(ROOT, 'www');
  const source = await scripts(folder);
  const styles = await scripts(path.join(folder, 'styles'));
  const element = source.slice(source.indexOf('class DossierExplorer'), source.indexOf('export function define'));
  const used = all(element, /this\.(?:get|has)Attribute\('([a-z-]+)'\)/g);
  const observed = all(/observedAttributes = \[(.*?)\]/.exec(element)[1], /'([a-z-]+)'/g);
  const found = {
    attributes: [...new Set([...used, ...observed])].sort(),
    events: all(source, /(?:emit|tell)\('([a-z-]+)'/g),
    properties: all(styles, /var\((--dossier-[a-z-]+)/g),
    parts: all(source, /\bpart: '([a-z-]+)'/g),
    members: all(element, /^ {2}(?:get |set )?([a-z]+)\(.*\{/gm).filter((name) => name !== 'constructor'),
  };
  for (const [kind, names] of Object.entries(found)) assert.ok(names.length > 2, kind);
  return found;
}

describe('docs/embedding.md', () => {
  let manual;
  let found;
  before(async () => {
    manual = await readFile(path.join(ROOT, 'docs/embedding.md'), 'utf8');
    found = await code();
  });

  const section = (heading) => {
    const from = manual.indexOf(`### ${heading}\n`);
    assert.ok(from >= 0, `there is a section on ${heading}`);
    const rest = manual.slice(from + 4);
    return rest.slice(0, rest.search(/\n##/) < 0 ? undefined : rest.search(/\n##/));
  };

  test('names the attributes', () => assert.deepEqual(all(section('Attributes'), /^\| `([a-z-]+)/gm), found.attributes));
  test('names the events', () => assert.deepEqual(all(section('Events'), /^\| `([a-z-]+)`/gm), found.events));
  test('names the style properties', () => assert.deepEqual(all(section('Style'), /^\| `(--dossier-[a-z-]+)`/gm), found.properties));
  test('names the parts', () => {
    const [, list] = /::part\(…\)`:(.*?)\.\n/s.exec(section('Style'));
    assert.deepEqual(all(list, /`([a-z-]+)`/g), found.parts);
  });
});

test('every row of the table of hosts is a test, and every such test a row', async () => {
  const tests = await readFile(path.join(ROOT, 'tests/browser/hosts.test.mjs'), 'utf8');
  const manual = await readFile(path.join(ROOT, 'docs/embedding.md'), 'utf8');
  const rows = all(manual, /^\| (\d+) \|/gm);
  assert.equal(rows.length, 15);
  assert.deepEqual(all(tests, /^\s+(?:test\(|)['`](\d+), /gm), rows);
});

describe('custom-elements.json', () => {
  test('names what the element has, and nothing else', async () => {
    const { modules: [module] } = JSON.parse(await readFile(path.join(DIST, 'npm/custom-elements.json'), 'utf8'));
    const [declared] = module.declarations;
    const found = await code();
    const names = (list) => list.map(({ name }) => name).sort();
    assert.deepEqual(names(declared.attributes), found.attributes);
    assert.deepEqual(names(declared.events), found.events);
    assert.deepEqual(names(declared.cssProperties), found.properties);
    assert.deepEqual(names(declared.cssParts), found.parts);
    assert.deepEqual(names(declared.members), found.members);
    assert.equal(declared.slots.length, 1);
    for (const { attribute, name } of declared.members) if (attribute) assert.ok(found.attributes.includes(attribute), name);
  });
});
