// Names corrected in the page: at once, kept, taken back, and written out.

import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { DIST, done, launch } from './support.mjs';

describe('corrections', () => {
  /** @type {import('playwright-core').Browser} */
  let browser;
  before(async () => { browser = await launch(); });
  after(() => browser.close());

  test('a name is renamed, hidden, and both are taken back', async () => {
    const page = await (await browser.newContext({ acceptDownloads: true })).newPage();
    await page.goto(pathToFileURL(path.join(DIST, 'index.html')).href);
    const facet = (/** @type {string} */ name) => page.locator('.facet-name', { hasText: new RegExp(`^${name}$`) });
    const card = page.locator('[part~="entity-card"]');
    await facet('Asim Munir').waitFor();
    await page.locator('.name-button', { hasText: /^Asim Munir$/ }).first().click();
    await card.getByText('Correct…').press('Enter');
    await card.getByLabel('This is').fill('Field Marshal Munir');
    await card.getByRole('button', { name: 'Apply' }).press('Enter');
    await facet('Field Marshal Munir').waitFor();
    assert.equal(await facet('Asim Munir').count(), 0);
    assert.equal(await card.getByRole('heading', { name: 'Field Marshal Munir' }).count(), 1);

    // It is there when the page comes back.
    await page.reload();
    await facet('Field Marshal Munir').waitFor();
    await page.locator('.name-button', { hasText: /^Field Marshal Munir$/ }).first().click();
    await card.getByText('Correct…').press('Enter');
    const saved = page.waitForEvent('download');
    await card.getByRole('button', { name: 'Download corrections' }).click();
    const file = await readFile(await (await saved).path(), 'utf8');
    assert.match(file, /\[\[correction\]\]\nentity = "Asim Munir"\nis = "Field Marshal Munir"\nkind = "person"\n/);

    await card.getByRole('button', { name: 'Undo' }).click();
    // With the correction goes the name that it made: its card is that of what was found.
    await facet('Asim Munir').waitFor();
    await card.getByRole('heading', { name: 'Asim Munir' }).waitFor();
    await card.getByText('Correct…').press('Enter');
    await card.getByRole('button', { name: 'Not a name' }).click();
    await card.waitFor({ state: 'hidden' });
    assert.equal(await facet('Asim Munir').count(), 0);
  });

  test('what is kept apart is not joined, with a word why', async (t) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'dossier-'));
    t.after(() => rm(folder, { recursive: true }));
    await writeFile(path.join(folder, 'a.txt'), 'A day\n\nMr Imran Malik met Mr Imran Khan. Mr Imran Malik left.\n');
    await writeFile(path.join(folder, 'dossier.toml'), '[[distinct]]\nnames = ["Imran Malik", "Imran Khan"]\n');
    await done(['build', folder, '-o', path.join(folder, 'page.html')]);
    const page = await (await browser.newContext({ offline: true, locale: 'en-GB' })).newPage();
    await page.goto(pathToFileURL(path.join(folder, 'page.html')).href);
    const card = page.locator('[part~="entity-card"]');
    await page.locator('.name-button', { hasText: /^Imran Malik$/ }).first().click();
    await card.getByText('Correct…').press('Enter');
    await card.getByLabel('This is').fill('Imran Khan');
    await card.getByRole('button', { name: 'Apply' }).press('Enter');
    await page.getByText('Not used: "Imran Khan" and "Imran Malik" are said not to be the same').first().waitFor();
    assert.equal(await page.locator('.facet-name', { hasText: /^Imran Malik$/ }).count(), 1);
    assert.equal(await card.getByRole('heading', { name: 'Imran Malik' }).count(), 1);
    // What is not in force is not kept.
    await page.reload();
    await page.locator('.facet-name', { hasText: /^Imran Malik$/ }).waitFor();
  });
});
