// The widget in somebody else's page, under policies as strict as they come.

import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';

import { DIST, done, folder, ids, launch, serve, shows, watch } from './support.mjs';

const STRICT = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; require-trusted-types-for 'script'; trusted-types 'none'";
const SCRIPT = '<script src="/dossier-explorer.js"></script>';
const ELEMENT = '<dossier-explorer></dossier-explorer>';

const host = (...parts) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>A site</title>
<h1>A site of its own</h1>${parts.join('\n')}</html>`;

describe('the widget in another page', () => {
  let browser;
  let script;
  before(async () => {
    browser = await launch();
    script = await readFile(path.join(DIST, 'dossier-explorer.js'));
  });
  after(() => browser.close());

  /** Serves `html` with the script and more files, and opens it. */
  async function open(t, html, policy = STRICT, more = {}) {
    const files = {
      '/': { body: html, type: 'text/html; charset=utf-8' },
      '/dossier-explorer.js': { body: script, type: 'text/javascript' },
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

  const boxes = (page) => page.getByRole('combobox', { name: 'Search the articles' });

  async function quiet(watched) {
    const { said, violations } = await watched();
    assert.deepEqual(said, []);
    assert.deepEqual(violations, []);
  }

  test('script and tag are all it takes, under the strictest policy', async (t) => {
    const { page, origin, watched } = await open(t, host(SCRIPT, ELEMENT));
    await boxes(page).fill('Kashmir');
    await shows(page, ['000_ae9df9080ac68f35.txt', '001_be360d2680906630.txt']);
    await page.locator('[part~="result"] .title-link').first().click();
    await page.locator('[part~="reader"]').waitFor();
    assert.deepEqual((await watched()).requests.filter((url) => !url.endsWith('/favicon.ico')), [`${origin}/`, `${origin}/dossier-explorer.js`]);
    assert.equal(await page.evaluate(() => location.hash), '', 'the address belongs to the site');
    await quiet(watched);
  });

  test('it shows a pack of one\'s own', async (t) => {
    const place = await folder(t);
    await writeFile(path.join(place, 'a.txt'), 'A heron in the harbour\n\nYesterday a grey heron stood in the harbour of Bergen for an hour.\n');
    await writeFile(path.join(place, 'b.txt'), 'Timetable\n\nThe ferry to Bergen leaves at nine and comes back at night, when the sea allows it.\n');
    const pack = path.join(place, 'own.dossier');
    await done(['build', path.join(place, 'a.txt'), path.join(place, 'b.txt'), '-o', pack]);
    const more = { '/own.dossier': { body: await readFile(pack), type: 'application/octet-stream' } };
    const { page, watched } = await open(t, host(SCRIPT, '<dossier-explorer src="/own.dossier"></dossier-explorer>'), STRICT, more);
    await shows(page, ['a.txt', 'b.txt']);
    await boxes(page).fill('heron');
    await shows(page, ['a.txt']);
    await quiet(watched);
  });

  test('a script that is included twice is one script', async (t) => {
    const { page, watched } = await open(t, host(SCRIPT, SCRIPT, ELEMENT, SCRIPT));
    await page.locator('[part~="result"]').first().waitFor();
    assert.equal((await ids(page)).length, 5);
    await quiet(watched);
  });

  test('two elements do not disturb each other', async (t) => {
    const { page, watched } = await open(t, host(SCRIPT, ELEMENT, ELEMENT));
    await boxes(page).nth(1).waitFor();
    await boxes(page).nth(0).fill('Kashmir');
    const second = page.locator('dossier-explorer').nth(1).locator('[part~="result"]');
    const first = page.locator('dossier-explorer').nth(0).locator('[part~="result"]');
    await page.waitForFunction(() => document.querySelector('dossier-explorer').shadowRoot.querySelectorAll('[part~="result"]').length === 2);
    assert.equal(await first.count(), 2);
    assert.equal(await second.count(), 5);
    assert.equal(await boxes(page).nth(1).inputValue(), '');
    await quiet(watched);
  });

  test('without leave to run WebAssembly it says what the site must allow', async (t) => {
    const { page } = await open(t, host(SCRIPT, ELEMENT), "default-src 'self'; script-src 'self'");
    const alert = page.locator('dossier-explorer [part~="error"]');
    await alert.waitFor();
    assert.match(await alert.innerText(), /'wasm-unsafe-eval'/);
    assert.equal(await alert.getAttribute('role'), 'alert');
  });

  const packs = {
    'nothing at all': Buffer.alloc(0),
    'a page of HTML': Buffer.from('<!doctype html><script>parent.hacked = true</script>'),
    'noise': Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 31 + 7) & 255)),
    'gzip that breaks off': Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1, 2]),
  };
  for (const [name, body] of Object.entries(packs)) {
    test(`a pack that is ${name} ends in a message`, async (t) => {
      const more = { '/bad.dossier': { body, type: 'application/octet-stream' } };
      const { page, watched } = await open(t, host(SCRIPT, '<dossier-explorer src="/bad.dossier"></dossier-explorer>'), STRICT, more);
      const alert = page.locator('dossier-explorer [part~="error"]');
      await alert.waitFor();
      assert.ok((await alert.innerText()).length > 20);
      assert.deepEqual((await watched()).said.filter((line) => line.startsWith('uncaught')), []);
    });
  }

  test('a real pack with wrong bytes ends in a message, wherever they are', async (t) => {
    const place = await folder(t);
    const file = path.join(place, 'own.dossier');
    await writeFile(path.join(place, 'a.txt'), 'A heron\n\nYesterday a grey heron stood in the harbour of Bergen for an hour, and left.\n');
    await done(['build', path.join(place, 'a.txt'), '-o', file]);
    const pack = await readFile(file);
    const more = {};
    const places = [0, 8, 12, 20, 40, Math.floor(pack.length / 2), pack.length - 1];
    for (const [index, at] of places.entries()) {
      const body = Buffer.from(pack);
      body[at] ^= 0xff;
      more[`/${index}.dossier`] = { body, type: 'application/octet-stream' };
    }
    more['/cut.dossier'] = { body: pack.subarray(0, pack.length - 100), type: 'application/octet-stream' };
    const tags = Object.keys(more).map((src) => `<dossier-explorer src="${src}"></dossier-explorer>`);
    const { page, watched } = await open(t, host(SCRIPT, ...tags), STRICT, more);
    for (let at = 0; at < tags.length; at += 1) {
      await page.locator('dossier-explorer').nth(at).locator('[part~="error"]').waitFor();
    }
    await quiet(watched);
  });

  test('an address that leads nowhere is named', async (t) => {
    const { page } = await open(t, host(SCRIPT, '<dossier-explorer src="/gone.dossier"></dossier-explorer>'));
    const alert = page.locator('dossier-explorer [part~="error"]');
    await alert.waitFor();
    assert.match(await alert.innerText(), /gone\.dossier.*404/s);
  });

  test('an element that is taken out and put back goes on', async (t) => {
    const { page, watched } = await open(t, host(SCRIPT, ELEMENT, '<main></main>'));
    await boxes(page).fill('Kashmir');
    await page.evaluate(() => document.querySelector('main').append(document.querySelector('dossier-explorer')));
    await page.waitForFunction(() => document.querySelector('dossier-explorer').shadowRoot.querySelectorAll('[part~="result"]').length === 2);
    await quiet(watched);
  });
});
