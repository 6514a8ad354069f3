// How soon the page shows its first results: navigation start to the first frame with results on
// it, from disk, in a new browser context each time. Prints each run and the median.

import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { DIST, launch } from '../tests/browser/support.mjs';

const RUNS = 10;
const file = process.argv[2] ?? path.join(DIST, 'index.html');

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

const browser = await launch();
const times = [];
for (let run = 0; run < RUNS; run += 1) {
  const context = await browser.newContext({ offline: true });
  const page = await context.newPage();
  await page.addInitScript(observe);
  await page.goto(pathToFileURL(file).href);
  times.push(await page.evaluate(() => globalThis.firstResults));
  await context.close();
}
await browser.close();
const sorted = times.toSorted((a, b) => a - b);
const median = (sorted[RUNS / 2 - 1] + sorted[RUNS / 2]) / 2;
console.log(`runs, ms: ${times.map((time) => time.toFixed(0)).join(' ')}`);
console.log(`median, ms: ${median.toFixed(0)}`);
