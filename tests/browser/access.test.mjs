// Accessibility by axe-core in the main states, light and dark, wide and narrow. Screenshots of each
// go to tests/artefacts/ for people to look at.

import assert from 'node:assert/strict';
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { ARTEFACTS, DIST, launch, link, reader, searchBox, shows } from './support.mjs';

const BILINGUAL = '003_59cc8269c7b07bba.txt';
const SIZES = { wide: { width: 1360, height: 900 }, narrow: { width: 390, height: 844 } };

const STATES = {
  start: async () => {},
  results: async (page) => {
    await searchBox(page).fill('Kashmir');
    await shows(page, ['000_ae9df9080ac68f35.txt', '001_be360d2680906630.txt']);
    await page.keyboard.press('Escape');
  },
  suggestions: async (page) => {
    await searchBox(page).pressSequentially('pak');
    await page.getByRole('option').first().waitFor();
  },
  nothing: async (page) => {
    await searchBox(page).fill('xyzzy');
    await page.locator('[part~="empty"]').waitFor();
    await page.keyboard.press('Escape');
  },
  reader: async (page) => {
    await link(page, BILINGUAL).click();
    await reader(page).waitFor();
  },
  urdu: async (page) => {
    await link(page, BILINGUAL).click();
    await reader(page).getByRole('radio', { name: 'اردو' }).check();
    await page.waitForFunction(() => document.querySelector('dossier-explorer').shadowRoot.querySelector('[part~="reader"] .text')?.lang === 'ur');
  },
  card: async (page) => {
    await page.locator('[part~="result"] .name-button').first().click();
    await page.locator('[part~="entity-card"]').waitFor();
  },
  correction: async (page) => {
    await page.locator('[part~="result"] .name-button').first().click();
    await page.getByText('Correct…').click();
  },
  chronology: async (page) => {
    await page.getByRole('tab', { name: 'Chronology' }).click();
    await page.locator('[part~="chronology"]').waitFor();
  },
  reason: async (page) => {
    await page.getByRole('tab', { name: 'Chronology' }).click();
    await page.locator('[part~="chronology"] button.date').first().press('Enter');
    await page.locator('[part~="note"]').waitFor();
  },
  connections: async (page) => {
    await page.getByRole('tab', { name: 'Connections' }).click();
    await page.locator('[part~="connections"] .node').first().waitFor();
  },
  help: async (page) => {
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys and signs' }).waitFor();
  },
  'in Urdu': async (page) => {
    await page.locator('dossier-explorer').evaluate((element) => element.setAttribute('lang', 'ur'));
    await page.getByRole('tab', { name: 'روابط' }).click();
    await page.locator('[part~="connections"] .node').first().waitFor();
  },
};

describe('accessibility', () => {
  let browser;
  let axe;
  before(async () => {
    browser = await launch();
    axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    await mkdir(ARTEFACTS, { recursive: true });
  });
  after(() => browser.close());

  for (const [size, viewport] of Object.entries(SIZES)) {
    for (const colorScheme of ['light', 'dark']) {
      for (const [state, go] of Object.entries(STATES)) {
        test(`${state}, ${size}, ${colorScheme}`, async (t) => {
          const context = await browser.newContext({ offline: true, locale: 'en-GB', viewport, colorScheme, reducedMotion: 'reduce' });
          t.after(() => context.close());
          const page = await context.newPage();
          await page.goto(pathToFileURL(path.join(DIST, 'index.html')).href);
          await page.locator('dossier-explorer [part~="result"]').first().waitFor();
          await go(page);
          await page.screenshot({ path: path.join(ARTEFACTS, `${state}-${size}-${colorScheme}.png`) });
          assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false, 'nothing sticks out sideways');
          // The policy forbids another script element; the debugger's evaluation is not one.
          await page.evaluate(axe);
          const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
          const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target.flat().join(' ')} ${failureSummary}`).join('; ')}`);
          assert.deepEqual(found, []);
        });
      }
    }
  }
});
