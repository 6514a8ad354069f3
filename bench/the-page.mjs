// The page that `dossier build` makes, opened from disk: from a key to the results on the screen, and
// brushing over the timeline. And what its questions cost one by one.

import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { searchBox } from '../tests/browser/support.mjs';
import { median, quantile } from './figures.mjs';
import { firstResults } from './first-results.mjs';

/** @typedef {import('./queries.mjs').Query} Query */

/** Keys pressed at most; what is typed goes on from query to query. */
const KEYS = 150;
/** Between keys, so that one is done before the next: a quick typist's pause, in milliseconds. */
const PAUSE = 120;
/** Times that the page is opened anew. */
const OPENINGS = 5;
/** Steps of the drag over the timeline, each to the next bar. */
const STEPS = 40;

/**
 * Runs in the page before its own scripts: notes for each `input` and each `pointermove` how long the
 * thread was busy with it, and when the frame was painted that shows its results.
 */
function observe() {
  /** @type {Record<string, { handled: number, painted: number, settled: number }[]>} */
  const noted = { input: [], pointermove: [] };
  globalThis.noted = noted;
  let place = Number.NaN;
  const root = () => document.querySelector('dossier-explorer')?.shadowRoot;
  const watch = (/** @type {Event} */ event) => {
    if (event instanceof PointerEvent) {
      // Without a button held it is no brushing; in the same place, it is the browser's own doing
      // after something has moved beneath the pointer.
      if (event.buttons === 0 || event.clientX === place) return;
      place = event.clientX;
    }
    const begin = event.timeStamp;
    const begun = performance.now();
    const row = { handled: 0, painted: 0, settled: 0 };
    // The last place that the event comes to, after the page's own handlers.
    addEventListener(event.type, () => { row.handled = performance.now() - begun; }, { once: true });
    requestAnimationFrame(() => {
      // A message is delivered after the frame is drawn.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => { row.painted = performance.now() - begin; };
      port2.postMessage(null);
      // The page draws facets and timeline in a task after the frame; this is the frame after that.
      setTimeout(() => requestAnimationFrame(() => setTimeout(() => { row.settled = performance.now() - begin; })));
    });
    noted[event.type].push(row);
  };
  addEventListener('input', watch, true);
  addEventListener('pointermove', watch, true);
  globalThis.ready = () => Boolean(root()?.querySelector('[part~="result"]'));
}

/** Of some rows, the median and the 95th of a hundred, in milliseconds. */
const summary = (/** @type {{ [name: string]: number }[]} */ rows) => Object.fromEntries(
  ['handled', 'painted', 'settled'].map((name) => [name, { p50: quantile(rows.map((row) => row[name]), 0.5), p95: quantile(rows.map((row) => row[name]), 0.95) }]),
);

/**
 * @param {import('playwright-core').Browser} browser
 * @param {Query[]} queries
 * @param {{ dist: string, folder: string }} places the corpus lies in the folder as Dossier's build left it
 */
export async function measurePage(browser, queries, { dist, folder }) {
  const file = path.join(folder, 'page.html');
  execFileSync(path.join(dist, 'dossier'), ['build', 'corpus.jsonl', '-o', file], { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  const opened = median(await firstResults(browser, file, OPENINGS));
  const context = await browser.newContext({ offline: true });
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  await page.addInitScript(observe);
  await page.goto(pathToFileURL(file).href);
  await page.waitForFunction(() => globalThis.ready());

  const box = searchBox(page);
  const typed = queries.filter(({ kind }) => kind === 'two').map(({ text }) => text);
  let keys = 0;
  for (const text of typed) {
    if (keys >= KEYS) break;
    await box.fill('');
    await page.waitForTimeout(2 * PAUSE);
    await box.pressSequentially(text, { delay: PAUSE });
    keys += text.length;
  }
  await page.waitForTimeout(5 * PAUSE);
  // Emptying the box is an input of its own, and answers with all articles.
  const typing = await page.evaluate(() => globalThis.noted.input.splice(0));

  await box.fill('');
  const bars = page.locator('.bars');
  const { x, y, width, height } = /** @type {{ x: number, y: number, width: number, height: number }} */ (await bars.boundingBox());
  const count = await bars.locator('.bar').count();
  const centre = (/** @type {number} */ bar) => x + width * (bar + 0.5) / count;
  await page.mouse.move(centre(0), y + height / 2);
  await page.mouse.down();
  // To every bar in turn, and back as far as it takes.
  for (let step = 1; count > 1 && step <= STEPS; step += 1) {
    const bar = step % (2 * count - 2);
    await page.mouse.move(centre(bar < count ? bar : 2 * count - 2 - bar), y + height / 2);
    await page.waitForTimeout(PAUSE);
  }
  await page.mouse.up();
  await page.waitForTimeout(5 * PAUSE);
  const brushing = await page.evaluate(() => globalThis.noted.pointermove);
  await context.close();
  return { opened, typing: { count: typing.length, ...summary(typing) }, brushing: { count: brushing.length, ...summary(brushing) } };
}

/**
 * What each question costs that the page asks at each key and at each step of a brush, and after
 * every beginning of three letters that a word of the corpus has.
 * @param {import('playwright-core').Page} page with Dossier opened
 * @param {Query[]} queries
 * @param {string[]} beginnings
 */
export async function measureCalls(page, queries, beginnings) {
  const days = await page.evaluate(() => globalThis.bench.bars());
  const periods = days.slice(1).map((/** @type {string} */ to) => ({ limit: 20, published: { from: days[0], to } }));
  const ask = async (/** @type {object[]} */ requests) => {
    await page.evaluate((requests) => globalThis.bench.calls(requests), requests);
    const times = await page.evaluate((requests) => globalThis.bench.calls(requests), requests);
    return Object.fromEntries(Object.entries(times).map(([name, list]) => [name, {
      p50: quantile(/** @type {number[]} */ (list), 0.5), p95: quantile(/** @type {number[]} */ (list), 0.95), max: Math.max(.../** @type {number[]} */ (list)),
    }]));
  };
  return {
    typing: await ask(queries.filter(({ kind }) => kind === 'typing').map(({ text }) => ({ query: text, limit: 20 }))),
    letters: await ask(beginnings.map((query) => ({ query, limit: 20 }))),
    brushing: await ask(periods),
    count: { letters: beginnings.length, brushing: periods.length },
  };
}
