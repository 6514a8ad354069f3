// How fast the page answers while someone drags over the timeline: bench/brushing.mjs PACK [QUERY]
//
// PACK is what `dossier build -o NAME.dossier` wrote, best of a large collection. Each step is one more bar
// under the pointer, on either clock: the number of articles, the counts of the names and both
// histograms are asked anew, as the page asks them. Prints the middle and the 95th percentile of the
// time of a step in Chromium, with and without a query. A frame at 60 in a second is 16.7 ms.
//
// With a page instead of a pack (PAGE.html) the page itself is dragged over, and the time between
// two frames is measured.

import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { DIST, launch, serve } from '../tests/browser/support.mjs';

const STEPS = 400;
const [file, query = 'oil prices'] = process.argv.slice(2);
if (!file) throw new Error('which pack or page?');

/** @param {number[]} times */
function report(what, times) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.min(Math.floor(share * sorted.length), sorted.length - 1)].toFixed(1);
  console.log(`${what.padEnd(42)} median ${at(0.5)} ms, p95 ${at(0.95)} ms, longest ${at(1)} ms (${times.length})`);
}

/** Asks the module on a page that has nothing else. */
async function askModule(browser) {
  const files = { '/': { body: '<!doctype html>', type: 'text/html' }, '/pack': { body: readFileSync(file), type: 'application/octet-stream' } };
  for (const name of await readdir(path.join(DIST, 'npm'))) {
    if (/\.(js|wasm)$/.test(name)) files[`/${name}`] = { body: readFileSync(path.join(DIST, 'npm', name)), type: name.endsWith('.js') ? 'text/javascript' : 'application/wasm' };
  }
  const done = [];
  const address = await serve({ after: (work) => done.push(work) }, files);
  const page = await browser.newPage();
  await page.goto(`${address}/`);
  for (const words of ['', query]) {
    for (const clock of ['published', 'mentioned']) {
      const times = await page.evaluate(async ({ words, clock, steps }) => {
        const { load } = await import('/index.js');
        globalThis.explorer ??= await load('/pack');
        const { explorer } = globalThis;
        const { starts } = explorer.timeline({ query: words }, { clock });
        const day = (/** @type {number} */ number) => new Date(number * 86_400_000).toISOString().slice(0, 10);
        const bars = starts.length - 1;
        const times = [];
        for (let step = 0; step < steps; step += 1) {
          const first = (step * 7) % bars;
          const last = Math.min(first + (step % 11), bars - 1);
          const request = { query: words, [clock]: { from: day(starts[first]), to: day(starts[last + 1] - 1) } };
          const begin = performance.now();
          explorer.search({ ...request, limit: 0 });
          explorer.facets(request);
          explorer.timeline(request, { clock: 'published' });
          explorer.timeline(request, { clock: 'mentioned' });
          times.push(performance.now() - begin);
        }
        return times;
      }, { words, clock, steps: STEPS });
      report(`asked, ${clock}${words && `, with “${words}”`}`, times);
    }
  }
  await Promise.all(done.map((work) => work()));
}

/** Drags over the bars of a page. */
async function dragPage(browser) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  for (const clock of ['published', 'mentioned']) {
    await page.goto('about:blank');
    await page.goto(`${pathToFileURL(file).href}#dossier=1;c=${clock}`);
    const bars = page.locator('.bars');
    await bars.locator('.bar').first().waitFor();
    const { x, y, width, height } = await bars.boundingBox();
    await page.evaluate(() => {
      globalThis.frames = [];
      let last = 0;
      const frame = (/** @type {number} */ now) => {
        if (last > 0) globalThis.frames.push(now - last);
        last = now;
        requestAnimationFrame(frame);
      };
      requestAnimationFrame(frame);
    });
    await page.mouse.move(x + width * 0.1, y + height / 2);
    await page.mouse.down();
    for (let step = 0; step < STEPS; step += 1) {
      await page.mouse.move(x + width * (0.5 - 0.4 * Math.cos(step / 25)), y + height / 2);
    }
    await page.mouse.up();
    report(`frames, ${clock}`, await page.evaluate(() => globalThis.frames));
  }
  await page.close();
}

const browser = await launch();
try {
  await (file.endsWith('.html') ? dragPage(browser) : askModule(browser));
} finally {
  await browser.close();
}
