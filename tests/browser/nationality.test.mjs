// Mentions of a country by nationality: told apart on its card, and left out of all counts on request.

import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { done, launch, shows } from './support.mjs';

describe('nationality', () => {
  /** @type {import('playwright-core').Browser} */
  let browser;
  /** @type {string} */
  let folder;
  before(async () => {
    browser = await launch();
    folder = await mkdtemp(path.join(tmpdir(), 'dossier-'));
    await writeFile(path.join(folder, 'visit.txt'), 'A visit\n\nHe went to China. In China he met Chinese officials.\n');
    await writeFile(path.join(folder, 'talks.txt'), 'The talks\n\nThey spoke to Chinese officials in Japan and stayed in Japan.\n');
    await done(['build', folder, '-o', path.join(folder, 'page.html')]);
  });
  after(async () => {
    await browser.close();
    await rm(folder, { recursive: true });
  });

  test('is counted apart, and not at all when only names are to count', async () => {
    const page = await (await browser.newContext({ offline: true, locale: 'en-GB' })).newPage();
    await page.goto(pathToFileURL(path.join(folder, 'page.html')).href);
    const row = page.locator('.facet', { hasText: 'China' });
    const count = async (/** @type {string} */ wanted) => row.locator('.count', { hasText: new RegExp(`^${wanted}$`) }).waitFor();
    await count('2');
    assert.equal(await page.locator('.facet-name', { hasText: 'Chinese' }).count(), 0);
    await row.getByRole('checkbox').press('Space');
    await shows(page, ['talks.txt', 'visit.txt']);

    await page.locator('.name-button', { hasText: /^China$/ }).first().click();
    const card = page.locator('[part~="entity-card"]');
    await card.getByText('2 by name, 2 by nationality.').waitFor();
    await card.getByRole('checkbox', { name: 'counting names only' }).press('Space');
    await count('1');
    await shows(page, ['visit.txt']);
    await card.getByText('2 mentions in 1 article').waitFor();

    // The address says so, and the sentence takes it back.
    await page.reload();
    await shows(page, ['visit.txt']);
    await page.locator('[part~="clause"]', { hasText: 'counting names only' }).press('Enter');
    await shows(page, ['talks.txt', 'visit.txt']);
    await card.getByText('2 by name, 2 by nationality.').waitFor();
  });
});
