// The widget in somebody else's page: what it takes, and how it fails. hosts.test.mjs has the kinds of pages.

import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { ELEMENT, SCRIPT, STRICT, boxes, host, openHost, ownPack, quiet, works } from './host.mjs';
import { ROOT, done, folder, launch, shows, watch } from './support.mjs';

describe('the widget in another page', () => {
  let browser;
  before(async () => { browser = await launch(); });
  after(() => browser.close());

  const open = (t, html, ...rest) => openHost(t, browser, html, ...rest);

  test('asks for the script and nothing else', async (t) => {
    const { page, origin, watched } = await open(t, host([SCRIPT, ELEMENT]));
    await works(page);
    const { requests } = await watched();
    assert.deepEqual(requests.filter((url) => !url.endsWith('/favicon.ico')), [`${origin}/`, `${origin}/dossier-explorer.js`]);
    assert.equal(await page.evaluate(() => location.hash), '', 'the address belongs to the site');
    await quiet(watched);
  });

  test('shows a pack of one\'s own', async (t) => {
    const { page, watched } = await open(t, host([SCRIPT, '<dossier-explorer src="/own.dossier"></dossier-explorer>']), STRICT, await ownPack(t));
    await shows(page, ['a.txt', 'b.txt']);
    await boxes(page).fill('heron');
    await shows(page, ['a.txt']);
    await quiet(watched);
  });

  test('keeps what it was told before its script came', async (t) => {
    const early = `<script>Object.assign(document.querySelector('dossier-explorer'), { query: 'Kashmir', theme: 'dark' });</script>`;
    const { page, watched } = await open(t, host([ELEMENT, early, SCRIPT]), null);
    await shows(page, ['000_ae9df9080ac68f35.txt', '001_be360d2680906630.txt']);
    assert.equal(await boxes(page).inputValue(), 'Kashmir');
    assert.equal(await page.locator('dossier-explorer').getAttribute('theme'), 'dark');
    await quiet(watched);
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
      const { page, watched } = await open(t, host([SCRIPT, '<dossier-explorer src="/bad.dossier"></dossier-explorer>']), STRICT, more);
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
    const { page, watched } = await open(t, host([SCRIPT, ...tags]), STRICT, more);
    for (let at = 0; at < tags.length; at += 1) {
      await page.locator('dossier-explorer').nth(at).locator('[part~="error"]').waitFor();
    }
    await quiet(watched);
  });

  test('an address that leads nowhere is named', async (t) => {
    const { page } = await open(t, host([SCRIPT, '<dossier-explorer src="/gone.dossier"></dossier-explorer>']));
    const alert = page.locator('dossier-explorer [part~="error"]');
    await alert.waitFor();
    assert.match(await alert.innerText(), /gone\.dossier.*404/s);
  });

  test('says all it does by events', async (t) => {
    const { page, watched } = await open(t, host([SCRIPT, ELEMENT, '<dossier-explorer src="/gone.dossier"></dossier-explorer>']));
    await page.locator('[part~="error"]').waitFor();
    await page.evaluate(() => {
      globalThis.heard = [];
      const [element] = document.querySelectorAll('dossier-explorer');
      for (const name of ['ready', 'statechange', 'select', 'error']) {
        document.addEventListener(`dossier-${name}`, (event) => {
          heard.push([name, event.composed, event.cancelable, event.detail]);
          if (name === 'select') event.preventDefault();
        });
      }
      element.state = '1;q=Kashmir';
    });
    await shows(page, ['000_ae9df9080ac68f35.txt', '001_be360d2680906630.txt']);
    assert.deepEqual(await page.evaluate(() => heard), [], 'what the site does itself is no news to it');
    await page.locator('[part~="result"] .title-link').first().click();
    await page.waitForFunction(() => heard.length > 0);
    assert.equal(await page.locator('[part~="reader"]').isVisible(), false, 'the site shows the article itself');
    await boxes(page).fill('Kashmir -Beijing');
    await page.waitForFunction(() => heard.some(([name]) => name === 'statechange'));
    const heard = await page.evaluate(() => globalThis.heard);
    assert.deepEqual(heard[0].slice(0, 3), ['select', true, true]);
    assert.ok(heard[0][3].id.endsWith('.txt') && heard[0][3].title.length > 5);
    assert.deepEqual(heard[1].slice(0, 3), ['statechange', true, false]);
    assert.equal(heard[1][3].request.query, 'Kashmir -Beijing');
    assert.deepEqual((await watched()).violations, []);
  });

  test('a script further down hears that the articles are there, however late it comes', async (t) => {
    let show;
    const shown = new Promise((resolve) => { show = resolve; });
    const type = 'text/javascript';
    const { page, watched } = await open(t, host([ELEMENT, SCRIPT, '<script src="/early.js"></script>', '<script src="/late.js"></script>']), STRICT, {
      '/early.js': { body: `(function look() { document.querySelector('dossier-explorer').shadowRoot.querySelector('[part~="result"]') ? fetch('/shown') : setTimeout(look, 10); })()`, type },
      '/shown': { body: () => { show(); return ''; }, type: 'text/plain' },
      '/late.js': { body: async () => { await shown; return `document.addEventListener('dossier-ready', ({ detail }) => { globalThis.heard = detail.articles; })`; }, type },
    });
    await page.waitForFunction(() => globalThis.heard === 5);
    await quiet(watched);
  });

  test('the page in www/demo is such a site', async (t) => {
    const context = await browser.newContext({ offline: true, locale: 'en-GB' });
    t.after(() => context.close());
    const page = await context.newPage();
    const watched = await watch(page);
    await page.goto(pathToFileURL(path.join(ROOT, 'www/demo/index.html')).href);
    await page.getByText('is here, 5 articles').waitFor();
    await page.getByLabel('The site opens articles itself').check();
    await page.locator('[part~="result"] .title-link').first().click();
    await page.getByText('which the site would now show').waitFor();
    assert.equal(await page.locator('[part~="reader"]').isVisible(), false);
    await page.getByLabel('The site opens articles itself').click();
    await works(page);
    assert.match(await page.evaluate(() => location.hash), /^#articles=1;q=Kashmir/);
    await quiet(watched);
  });
});
