// One story in several files: a reprint is one article with its sources, variants stand together.

import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { done, folder, ids, launch, link, reader, shows } from './support.mjs';

const FIRST = 'The ferry Aldora ran aground off Cape Wend on Monday night with 212 people aboard, the coast guard said. Nobody was hurt. Tugs from the harbour of Tessel reached the ship before dawn and took the passengers off in three trips, although the wind had risen to a gale by then.';
const LAST = 'The company that runs the line has owned the ship since 1998. It said that all sailings were cancelled until the weekend, and that passengers could have their money back.';
const WIRE = [
  { id: 'post', title: 'Ferry aground', text: `${FIRST}\n\n${LAST}`, publisher: 'Tessel Post', published: '2021-03-09' },
  { id: 'courier', title: 'Ship on the rocks', text: `${FIRST}\n\n${LAST}`, publisher: 'Wend Courier', published: '2021-03-10', url: 'https://example.org/ship' },
  { id: 'star', title: 'Ferry runs aground', text: FIRST, publisher: 'Evening Star', published: '2021-03-10' },
  { id: 'fair', title: 'Fair postponed', text: 'The autumn fair of Tessel is put off by a week, since the tents were blown over in the gale that also drove the Aldora ashore. Stallholders were told on Tuesday.', published: '2021-03-11' },
];

describe('one story in several files', () => {
  let browser;
  let page;
  before(async () => {
    browser = await launch();
    const place = await folder({ after });
    const file = path.join(place, 'page.html');
    await writeFile(path.join(place, 'wire.jsonl'), WIRE.map((line) => JSON.stringify(line)).join('\n'));
    await done(['build', path.join(place, 'wire.jsonl'), '-o', file]);
    page = await (await browser.newContext({ offline: true, locale: 'en-GB' })).newPage();
    await page.goto(pathToFileURL(file).href);
    await page.locator('[part~="result"]').first().waitFor();
  });
  after(() => browser.close());

  const card = (id) => page.locator(`[part~="result"][data-document="${id}"]`);

  test('is counted by articles and listed once', async () => {
    await shows(page, ['star', 'fair']);
    assert.match(await page.locator('[part~="sentence"]').textContent(), /All 3 articles/);
    assert.match(await card('star').textContent(), /2 versions of this text/);
  });

  test('unfolds its variants, and opens one', async () => {
    await card('star').locator('summary').click();
    const variant = card('star').locator('.variants li');
    // They are looked up when the list is unfolded.
    await variant.first().waitFor();
    assert.equal(await variant.count(), 1);
    assert.match(await variant.textContent(), /Ferry aground.*Tessel Post.*9 March 2021/);
    await variant.getByRole('button', { name: 'Ferry aground' }).click();
    await reader(page).getByRole('heading', { name: 'Ferry aground' }).waitFor();
  });

  test('names every source in the reader', async () => {
    const elsewhere = reader(page).locator('section', { hasText: 'The same text elsewhere' });
    assert.match(await elsewhere.textContent(), /Ship on the rocks.*Wend Courier.*10 March 2021/);
    assert.equal(await elsewhere.getByRole('link', { name: 'Ship on the rocks' }).getAttribute('href'), 'https://example.org/ship');
    const variants = reader(page).locator('section', { hasText: 'Other versions of this text' });
    assert.match(await variants.textContent(), /Ferry runs aground.*Evening Star/);
    const related = reader(page).locator('section', { hasText: 'Related articles' });
    assert.match(await related.textContent(), /Fair postponed/);
    assert.doesNotMatch(await related.textContent(), /Ferry runs/);
  });

  test('is found by the name of a newspaper that only reprinted it', async () => {
    await page.locator('dossier-explorer').evaluate((element) => { element.state = ''; element.query = 'source:courier '; });
    await shows(page, ['post']);
    assert.match(await card('post').textContent(), /1 more source/);
    await link(page, 'post').waitFor();
    assert.deepEqual(await ids(page), ['post']);
  });
});
