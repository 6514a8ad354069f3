// Articles, addresses and queries are foreign text: whatever they contain, nothing happens.

import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { done, folder, ids, launch, reader, searchBox, shows, watch } from './support.mjs';

const MARKUP = [
  '<script>globalThis.hacked = 1</script>', '<img src=x onerror="globalThis.hacked = 2">', '</script><script>globalThis.hacked = 3</script>',
  '<svg onload=globalThis.hacked=4>', '<iframe srcdoc="<script>parent.hacked=5</script>"></iframe>', '<!--', ']]>', '{{pack}}', '{{script}}',
  '<base href="https://evil.example/">', '<meta http-equiv="refresh" content="0;url=https://evil.example/">', '<dossier-explorer src="https://evil.example/x"></dossier-explorer>',
];
const CONTROLS = '\u202Egnihton\u202C and \u2066isolated\u2069 and \u200Fmarked';

/** Markup in every field that an article has. */
const ARTICLE = {
  id: '"><script>globalThis.hacked = 6</script>/../x y#z%',
  title: `A title ${MARKUP.join(' ')} ${CONTROLS}`,
  text: `A first paragraph about Bergen and nothing else, written on 4 May 2024 by hand.\n\n${MARKUP.join('\n\nA paragraph that follows, about General Bergen. ')}\n\n${CONTROLS} is a last paragraph with a harbour in it.`,
  byline: ['<b onclick="globalThis.hacked = 7">Jane</b> Doe'],
  published: '2024-05-04',
  url: 'javascript:globalThis.hacked=8',
};
const CURATION = `title = ${JSON.stringify(`</title><script>globalThis.hacked = 9</script>${MARKUP.join('')}`)}
description = ${JSON.stringify(`"><script>globalThis.hacked = 10</script>${MARKUP.join('')}`)}

[[entity]]
name = ${JSON.stringify('<img src=x onerror=globalThis.hacked=11>Bergen')}
kind = "place"
aliases = ["Bergen"]
description = ${JSON.stringify(MARKUP.join(' '))}
`;

describe('hostile text', () => {
  let browser;
  before(async () => { browser = await launch(); });
  after(() => browser.close());

  async function open(t, fragment = '') {
    const place = await folder(t);
    await writeFile(path.join(place, 'in.jsonl'), `${JSON.stringify(ARTICLE)}\n${JSON.stringify({ id: 'b', text: 'A second article about a ferry and its timetable, with nothing odd in it.' })}\n`);
    await writeFile(path.join(place, 'dossier.toml'), CURATION);
    const file = path.join(place, 'page.html');
    await done(['build', path.join(place, 'in.jsonl'), '-o', file]);
    const context = await browser.newContext({ offline: true, locale: 'en-GB' });
    t.after(() => context.close());
    const page = await context.newPage();
    const watched = await watch(page);
    const url = pathToFileURL(file).href;
    await page.goto(url + fragment);
    await page.locator('dossier-explorer [part~="results"]').waitFor({ state: 'attached' });
    page.unharmed = async () => {
      assert.equal(await page.evaluate(() => globalThis.hacked), undefined, 'no script of the article ran');
      const { requests, said, violations } = await watched();
      assert.deepEqual(requests, [url], 'nothing was asked for');
      assert.deepEqual(said, []);
      assert.deepEqual(violations, [], 'nothing even tried');
      assert.equal(await page.locator('dossier-explorer').count(), 1);
      const strange = await page.locator('dossier-explorer').evaluate((element) => element.shadowRoot.querySelectorAll('script, img, iframe, base, meta, [onerror], [onload], [onclick]').length);
      assert.equal(strange, 0, 'no element came out of the text');
    };
    return page;
  }

  test('is shown as text, everywhere it is shown', async (t) => {
    const page = await open(t);
    assert.ok((await page.title()).includes('<script>globalThis.hacked = 9</script>'));
    await shows(page, [ARTICLE.id, 'b']);
    await searchBox(page).fill('harbour');
    await shows(page, [ARTICLE.id]);
    await page.locator('[part~="result"] .title-link').click();
    await reader(page).waitFor();
    const text = await reader(page).innerText();
    assert.ok(text.includes('<script>globalThis.hacked = 1</script>'), 'markup in the text is text');
    assert.equal(await reader(page).locator('a[href^="javascript:"]').count(), 0);
    await page.unharmed();
    await reader(page).locator('.name-button').first().click();
    await page.locator('[part~="entity-card"]').waitFor();
    await page.unharmed();
    await page.getByRole('tab', { name: 'Chronology' }).click();
    await page.unharmed();
  });

  const forged = [
    '#dossier=1;q=%3Cscript%3EglobalThis.hacked=1%3C/script%3E;a=person/nobody;d=no-such-article;e=no/such',
    '#dossier=1;q=%E0%A4%A;p=99999999-99-99_x;m=%00_%00;l=..;s=evil;v=chronology;c=mentioned',
    '#dossier=99;q=x', '#dossier=', '#dossier=1;;;;===;q', `#dossier=1;q=${'a'.repeat(50_000)}`,
    `#dossier=1;a=${Array(5000).fill('x').join(',')}`, '#constructor=1&__proto__=2&dossier=1;__proto__=3;constructor=4',
    '#dossier=1;p=2024-05-04_2024-05-03', '#dossier=1;p=-9999-01-01_9999-12-31', '#"><script>globalThis.hacked=1</script>',
  ];
  for (const fragment of forged) {
    test(`an address with ${JSON.stringify(fragment.slice(0, 60))} does no harm`, async (t) => {
      const page = await open(t, fragment);
      await page.unharmed();
      await page.evaluate(() => { location.hash = ''; });
      await shows(page, [ARTICLE.id, 'b']);
    });
  }

  test('a query of 100 kB is answered', { timeout: 120_000 }, async (t) => {
    const page = await open(t);
    const box = searchBox(page);
    for (const query of ['harbour '.repeat(12_500), 'x'.repeat(100_000), '"'.repeat(100_000), '-'.repeat(100_000), '(a OR '.repeat(16_000)]) {
      // As a host page would set it: the box itself takes less.
      await page.locator('dossier-explorer').evaluate((element, text) => { element.query = text; }, query);
      await page.locator('dossier-explorer [part~="status"]').waitFor({ state: 'attached' });
      await page.evaluate(() => new Promise(requestAnimationFrame));
      assert.equal(await page.locator('dossier-explorer').evaluate((element) => element.query.length), query.length);
      await page.unharmed();
    }
    await box.fill('ferry');
    await shows(page, ['b']);
  });

  test('an odd id finds its way through the address and back', async (t) => {
    const page = await open(t);
    await page.locator('[part~="result"] .title-link').filter({ hasText: 'A title' }).click();
    await reader(page).waitFor();
    await page.reload();
    await reader(page).waitFor();
    assert.ok((await reader(page).innerText()).includes('A first paragraph about Bergen'));
    assert.deepEqual((await ids(page)).sort(), [ARTICLE.id, 'b'].sort());
  });
});
