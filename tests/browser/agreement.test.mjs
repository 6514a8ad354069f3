// The command line and the page answer the same questions alike: same engine, same pack.

import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { isDeepStrictEqual } from 'node:util';

import { DIST, done, ids, launch } from './support.mjs';

const QUERIES = [
  'Kashmir', 'general munir', 'security cooperation', '"regional security"', '"Iron Brotherhood"', 'pakistan -china',
  'counterterrorism drones', 'munir washington blinken', 'beij', 'چین', 'جنرل عاصم منیر', 'xyzzy', '-pakistan', '"', 'US', 'visits',
];

/** The number of articles in the sentence that the page speaks. */
function total(sentence, of) {
  const [, word, number] = /^(All|No|The one)?\s*(\d+)?/.exec(sentence);
  if (number !== undefined) return Number(number);
  return word === 'No' ? 0 : of;
}

describe('dossier search and the page', () => {
  let browser;
  let page;
  before(async () => {
    browser = await launch();
    page = await (await browser.newContext({ offline: true, locale: 'en-GB' })).newPage();
    await page.goto(pathToFileURL(path.join(DIST, 'index.html')).href);
    await page.locator('dossier-explorer [part~="result"]').first().waitFor();
  });
  after(() => browser.close());

  for (const query of QUERIES) {
    test(`agree on ${JSON.stringify(query)}`, async () => {
      const answer = JSON.parse(await done(['search', path.join(DIST, 'index.html'), '--json', '--limit', '20', '--', query]));
      await page.locator('dossier-explorer').evaluate((element, text) => { element.query = text; }, query);
      const wanted = answer.hits.map((hit) => hit.id);
      const spoken = () => page.locator('dossier-explorer [part~="status"]').textContent();
      // The status speaks when typing has paused.
      const agree = async () => isDeepStrictEqual(await ids(page), wanted) && total(await spoken(), answer.of) === answer.total;
      for (let tries = 0; tries < 100 && !(await agree()); tries += 1) await page.waitForTimeout(50);
      assert.deepEqual(await ids(page), wanted);
      assert.equal(total(await spoken(), answer.of), answer.total, await spoken());
    });
  }

  test('a pack and the page made of it answer alike', async () => {
    const [page_, text] = await Promise.all([
      done(['search', path.join(DIST, 'index.html'), '--json', 'pakistan']),
      done(['inspect', path.join(DIST, 'index.html'), '--json']),
    ]);
    assert.equal(JSON.parse(page_).of, JSON.parse(text).articles);
  });
});
