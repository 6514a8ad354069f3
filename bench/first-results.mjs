// How soon the page shows its first results: navigation start to the first frame with results on
// it, from disk, in a new browser context each time. bench/first-results.mjs [PAGE.html] prints each
// run and the median.

import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { DIST, launch } from '../tests/browser/support.mjs';
import { median } from './figures.mjs';

const RUNS = 10;

/** Runs in the page before its own scripts. */
function observe() {
  globalThis.firstResults = new Promise((resolve) => {
    const look = () => {
      const element = document.querySelector('dossier-explorer');
      if (element?.shadowRoot?.querySelector('[part~="result"]')) {
        // This frame is painted before the next one begins.
        requestAnimationFrame(() => resolve(performance.now()));
      } else {
        requestAnimationFrame(look);
      }
    };
    look();
  });
}

/**
 * Times in milliseconds, one for each run.
 * @param {import('playwright-core').Browser} browser
 * @param {string} file
 * @param {number} runs
 */
export async function firstResults(browser, file, runs) {
  const times = [];
  for (let run = 0; run < runs; run += 1) {
    const context = await browser.newContext({ offline: true });
    const page = await context.newPage();
    await page.addInitScript(observe);
    await page.goto(pathToFileURL(file).href);
    times.push(await page.evaluate(() => globalThis.firstResults));
    await context.close();
  }
  return times;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const browser = await launch();
  const times = await firstResults(browser, process.argv[2] ?? path.join(DIST, 'index.html'), RUNS);
  await browser.close();
  console.log(`runs, ms: ${times.map((time) => time.toFixed(0)).join(' ')}`);
  console.log(`median, ms: ${median(times).toFixed(0)}`);
}
