// A site of somebody else, with the widget in it.

import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { DIST, done, folder, serve, shows, watch } from './support.mjs';

/** The strictest policy under which there is a widget at all. */
export const STRICT = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; require-trusted-types-for 'script'; trusted-types 'none'";
export const SCRIPT = '<script src="/dossier-explorer.js"></script>';
export const ELEMENT = '<dossier-explorer></dossier-explorer>';

/** Keeps the memory of each instance of the module in `memories`; stands before the script, where inline scripts may. */
export const MEMORIES = `<script>
  globalThis.memories = [];
  const { Instance } = WebAssembly;
  WebAssembly.Instance = function (...given) {
    const made = new Instance(...given);
    memories.push(...Object.values(made.exports).filter((value) => value instanceof WebAssembly.Memory));
    return made;
  };
</script>`;

/** A page; `attributes` are those of its root. */
export const host = (parts, attributes = 'lang="en"') => `<!doctype html><html ${attributes}><meta charset="utf-8"><title>A site</title>
<h1>A site of its own</h1>${[parts].flat().join('\n')}</html>`;

/** Serves `html` with the script and more files, and opens it. */
export async function openHost(t, browser, html, policy = STRICT, more = {}) {
  const files = {
    '/': { body: html, type: 'text/html; charset=utf-8' },
    '/dossier-explorer.js': { body: await readFile(path.join(DIST, 'dossier-explorer.js')), type: 'text/javascript' },
    '/favicon.ico': { body: '<svg xmlns="http://www.w3.org/2000/svg"/>', type: 'image/svg+xml' },
    ...more,
  };
  const origin = await serve(t, files, policy);
  const context = await browser.newContext({ locale: 'en-GB' });
  t.after(() => context.close());
  const page = await context.newPage();
  const watched = await watch(page);
  await page.goto(origin);
  return { page, origin, watched };
}

/** A pack of two small articles, as a file of a site. */
export async function ownPack(t) {
  const place = await folder(t);
  await writeFile(path.join(place, 'a.txt'), 'A heron in the harbour\n\nYesterday a grey heron stood in the harbour of Bergen for an hour.\n');
  await writeFile(path.join(place, 'b.txt'), 'Timetable\n\nThe ferry to Bergen leaves at nine and comes back at night, when the sea allows it.\n');
  const pack = path.join(place, 'own.dossier');
  await done(['build', path.join(place, 'a.txt'), path.join(place, 'b.txt'), '-o', pack]);
  return { '/own.dossier': { body: await readFile(pack), type: 'application/octet-stream' } };
}

export const boxes = (page) => page.getByRole('combobox', { name: 'Search the articles' });

/** Nothing was said on the console, and nothing forbidden was tried. */
export async function quiet(watched) {
  const { said, violations } = await watched();
  assert.deepEqual(said, []);
  assert.deepEqual(violations, []);
}

/** The widget with the collection in `seeds/` finds, and shows what it found. */
export async function works(page) {
  await boxes(page).fill('Kashmir');
  await shows(page, ['000_ae9df9080ac68f35.txt', '001_be360d2680906630.txt']);
  await page.locator('[part~="result"] .title-link').first().click();
  await page.locator('[part~="reader"]').waitFor();
  assert.ok((await page.locator('[part~="reader"] .text').innerText()).includes('Kashmir'));
}
