// Accessibility by axe-core (WCAG 2.2 A and AA, and good practice) in every view and state, light and dark,
// wide and narrow, English and Urdu. Screenshots of each go to tests/artefacts/ for people to look at.

import assert from 'node:assert/strict';
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { en } from '../../www/i18n/en.js';
import { ur } from '../../www/i18n/ur.js';
import { ARTEFACTS, DIST, ENGINE, launch, link, only, reader, shows } from './support.mjs';

const BILINGUAL = '003_59cc8269c7b07bba.txt';
/** WebKitGTK's window is at least 447 pixels wide. */
const SIZES = { wide: { width: 1360, height: 900 }, narrow: { width: 390, height: 844 }, phone: { width: 320, height: 640 } };
const RULES = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'] };

const box = (page, t) => page.getByRole('combobox', { name: t.searchLabel });

/** The way to each state, on a page in the words `t`. */
const STATES = {
  start: async () => {},
  results: async (page, t) => {
    await box(page, t).fill('Kashmir');
    await shows(page, ['000_ae9df9080ac68f35.txt', '001_be360d2680906630.txt']);
    await page.keyboard.press('Escape');
  },
  suggestions: async (page, t) => {
    await box(page, t).pressSequentially('pak');
    await page.getByRole('option').first().waitFor();
  },
  nothing: async (page, t) => {
    await box(page, t).fill('xyzzy');
    await page.locator('[part~="empty"]').waitFor();
    await page.keyboard.press('Escape');
  },
  reader: async (page) => {
    await link(page, BILINGUAL).click();
    await reader(page).waitFor();
  },
  'reader in Urdu': async (page) => {
    await link(page, BILINGUAL).click();
    await reader(page).getByRole('radio', { name: 'اردو' }).check();
    await page.waitForFunction(() => document.querySelector('dossier-explorer').shadowRoot.querySelector('[part~="reader"] .text')?.lang === 'ur');
  },
  card: async (page) => {
    await page.locator('[part~="result"] .name-button').first().click();
    await page.locator('[part~="entity-card"]').waitFor();
  },
  correction: async (page, t) => {
    await page.locator('[part~="result"] .name-button').first().click();
    await page.getByText(t.correct).click();
  },
  chronology: async (page, t) => {
    await page.getByRole('tab', { name: t.chronologyTab }).click();
    await page.locator('[part~="chronology"]').waitFor();
  },
  reason: async (page, t) => {
    await page.getByRole('tab', { name: t.chronologyTab }).click();
    await page.locator('[part~="chronology"] button.date').first().press('Enter');
    await page.locator('[part~="note"]').waitFor();
  },
  connections: async (page, t) => {
    await page.getByRole('tab', { name: t.connectionsTab }).click();
    await page.locator('[part~="connections"] .node').first().waitFor();
  },
  error: async (page) => {
    await page.locator('dossier-explorer').evaluate((element) => { element.src = 'nowhere.dossier'; });
    await page.locator('dossier-explorer [part~="error"]').waitFor();
  },
  help: async (page, t) => {
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: t.help }).waitFor();
  },
};

/** All of them in Chromium; what an engine can change shows in half of the sizes and themes. */
const looks = [['wide', 'light'], ['narrow', 'dark'], ['wide', 'dark'], ['narrow', 'light']].slice(0, ENGINE === 'chromium' ? 4 : 2);

describe('accessibility', () => {
  let browser;
  let axe;
  before(async () => {
    browser = await launch();
    axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    await mkdir(ARTEFACTS, { recursive: true });
  });
  after(() => browser.close());

  for (const [size, colorScheme] of looks) {
    for (const [language, t] of Object.entries({ en, ur })) {
      for (const [state, go] of Object.entries(STATES)) {
        test(`${state}, ${size}, ${colorScheme}, ${language}`, async (context) => {
          const { page, close } = await open(size, colorScheme, language);
          context.after(close);
          await go(page, t);
          await page.screenshot({ path: path.join(ARTEFACTS, `${state}-${size}-${colorScheme}-${language}-${ENGINE}.png`) });
          assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false, 'nothing sticks out sideways');
          // The policy forbids another script element; the debugger's evaluation is not one.
          await page.evaluate(axe);
          const { violations } = await page.evaluate((rules) => globalThis.axe.run(document, rules), RULES);
          const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target.flat().join(' ')} ${failureSummary}`).join('; ')}`);
          assert.deepEqual(found, []);
        });
      }
    }
  }

  // WCAG 1.4.4 and 1.4.10: as on a telephone, and for one who needs letters of twice the size.
  const reflow = { '320 pixels wide': ['phone', '1rem'], 'letters of twice the size': ['wide', '2rem'] };
  for (const [name, [size, letters]] of Object.entries(reflow)) {
    for (const [language, t] of Object.entries({ en, ur })) {
      test(`${name}, ${language}: nothing is cut off`, only(['chromium', 'firefox'], 'WebKitGTK has no window as narrow'), async (context) => {
        const { page, close } = await open(size, 'light', language);
        context.after(close);
        await page.locator('dossier-explorer').evaluate((element, value) => element.style.setProperty('--dossier-font-size', value), letters);
        for (const go of [STATES.start, STATES.card, STATES.chronology, STATES.connections]) {
          await page.keyboard.press('Escape');
          await go(page, t);
          // Wider than the page, or with text that its own box hides.
          const cut = await page.evaluate(() => {
            const { shadowRoot } = document.querySelector('dossier-explorer');
            const hidden = [...shadowRoot.querySelectorAll('h1, h2, h3, p, button, label, dt, dd, legend')].filter((element) => {
              const { overflowX, textOverflow } = getComputedStyle(element);
              // What is there for screen readers alone is a pixel wide.
              return element.checkVisibility() && !element.closest('.unseen') && element.clientWidth > 1 && overflowX === 'hidden' && textOverflow !== 'ellipsis' && element.scrollWidth > element.clientWidth + 1;
            });
            return { page: document.documentElement.scrollWidth - innerWidth, hidden: hidden.map((element) => element.outerHTML.slice(0, 80)) };
          });
          assert.ok(cut.page <= 0, `${cut.page} pixels stick out`);
          assert.deepEqual(cut.hidden, []);
        }
      });
    }
  }

  async function open(size, colorScheme, language) {
    const context = await browser.newContext({ offline: true, locale: 'en-GB', viewport: SIZES[size], colorScheme, reducedMotion: 'reduce' });
    const page = await context.newPage();
    await page.goto(pathToFileURL(path.join(DIST, 'index.html')).href);
    const results = page.locator('dossier-explorer [part~="result"]');
    await results.first().waitFor();
    await page.locator('dossier-explorer').evaluate((element, set) => {
      // Only Chromium can be told what the system prefers.
      if (set.colorScheme === 'dark' && !matchMedia('(prefers-color-scheme: dark)').matches) element.theme = 'dark';
      if (element.lang !== set.language) element.setAttribute('lang', set.language);
    }, { colorScheme, language });
    await page.locator(`dossier-explorer .app[lang="${language}"] [part~="result"]`).first().waitFor();
    return { page, close: () => context.close() };
  }
});
