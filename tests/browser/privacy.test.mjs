// Contact details in the articles are nobody's business: none is in anything that is published.

import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { before, describe, test } from 'node:test';
import { gunzipSync } from 'node:zlib';

import { DIST, ROOT } from './support.mjs';

const ADDRESS = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;

/** All files below a folder. */
async function files(folder) {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}

/** The bytes, and whatever is packed in them: gzip, and base64 of gzip. */
function layers(bytes) {
  const found = [bytes];
  for (let at = bytes.indexOf('1f8b08', 0, 'hex'); at >= 0; at = bytes.indexOf('1f8b08', at + 1, 'hex')) {
    try {
      found.push(...layers(gunzipSync(bytes.subarray(at))));
    } catch {
      // Chance, or something stands behind it.
    }
  }
  // Data blocks of a page are cut at whole groups of four characters, so they can be joined as text.
  const text = bytes.toString('latin1').replaceAll(/<\/script>\s*<script type="application\/octet-stream" data-dossier="\w+" data-part="(?!0")\d+">/g, '');
  for (const [run] of text.matchAll(/H4sI[A-Za-z0-9+/]{100,}={0,2}/g)) found.push(...layers(Buffer.from(run, 'base64')));
  return found;
}

describe('contact details', () => {
  const addresses = new Set();
  before(async () => {
    for (const file of await files(path.join(ROOT, 'seeds'))) {
      for (const [address] of (await readFile(file, 'utf8')).matchAll(ADDRESS)) addresses.add(address);
    }
  });

  test('there are some in the articles, or this would prove nothing', () => {
    assert.ok(addresses.size > 0);
  });

  test('the packed layers are looked into', async () => {
    const all = layers(await readFile(path.join(DIST, 'index.html'))).map((layer) => layer.toString('latin1'));
    assert.ok(all.some((text) => text.includes('\0asm')), 'the module');
    assert.ok(all.some((text) => text.includes('Iron Brotherhood')), 'the pack');
  });

  test('none is in anything that is built', async () => {
    for (const file of await files(DIST)) {
      for (const layer of layers(await readFile(file))) {
        for (const address of addresses) assert.ok(!layer.includes(address), `${address} is in ${file}`);
      }
    }
  });
});
