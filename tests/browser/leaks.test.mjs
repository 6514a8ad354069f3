// What is taken out of a page leaves its memory, and asking costs none: counted by Chromium's debugger after
// collecting what is not needed. hosts.test.mjs counts listeners and the module's memory in every engine.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { ELEMENT, MEMORIES, SCRIPT, host, openHost } from './host.mjs';
import { launch, only } from './support.mjs';

/** What compiled code and statistics of the engine itself come to. Fifty pages kept would be megabytes, and so would a thousand answers. */
const NOISE = 120_000;

describe('memory', only(['chromium'], 'only its debugger collects garbage and counts what is left'), () => {
  let browser;
  before(async () => { browser = await launch(); });
  after(() => browser.close());

  async function open(t) {
    const { page } = await openHost(t, browser, host([MEMORIES, SCRIPT, ELEMENT]), null);
    await page.locator('[part~="result"]').first().waitFor();
    const debug = await page.context().newCDPSession(page);
    await debug.send('Performance.enable');
    const measure = async () => {
      // What speaks when typing pauses is held until it has spoken.
      await page.waitForTimeout(1000);
      for (let round = 0; round < 3; round += 1) await debug.send('HeapProfiler.collectGarbage');
      const { metrics } = await debug.send('Performance.getMetrics');
      const of = (wanted) => metrics.find(({ name }) => name === wanted).value;
      return { heap: of('JSHeapUsedSize'), nodes: of('Nodes'), listeners: of('JSEventListeners'), module: await page.evaluate(() => memories.map(({ buffer }) => buffer.byteLength)) };
    };
    return { page, measure };
  }

  /** After as much again, there must not be more. */
  function flat(before, now, times) {
    assert.deepEqual(now.module, before.module, 'the memory of the module does not grow');
    assert.ok(now.nodes <= before.nodes + 20, `nodes: ${before.nodes}, then ${now.nodes}`);
    assert.ok(now.listeners <= before.listeners + 5, `listeners: ${before.listeners}, then ${now.listeners}`);
    assert.ok(now.heap <= before.heap + NOISE, `heap: ${before.heap}, then ${now.heap}: ${(now.heap - before.heap) / times} bytes each time`);
  }

  test('is flat over fifty elements, made and thrown away', async (t) => {
    const { page, measure } = await open(t);
    const cycles = (times) => page.evaluate(async (rounds) => {
      for (let round = 0; round < rounds; round += 1) {
        document.querySelector('dossier-explorer').remove();
        const element = document.createElement('dossier-explorer');
        const ready = new Promise((resolve) => { element.addEventListener('dossier-ready', resolve, { once: true }); });
        document.body.append(element);
        await ready;
        element.query = 'Kashmir';
        element.shadowRoot.querySelector('[part~="result"] .title-link').click();
        await new Promise((resolve) => { setTimeout(resolve, 20); });
      }
    }, times);
    await cycles(15);
    const before = await measure();
    await cycles(50);
    flat(before, await measure(), 50);
  });

  test('is flat over a thousand questions', async (t) => {
    const { page, measure } = await open(t);
    const ask = (times) => page.evaluate(async (rounds) => {
      const element = document.querySelector('dossier-explorer');
      const words = ['Kashmir', 'security', '"Iron Brotherhood"', 'pakistan -china', 'beij', 'چین', 'xyzzy', '', 'muneer', 'talks on trade'];
      for (let round = 0; round < rounds; round += 1) {
        element.query = words[round % words.length];
        if (round % 50 === 0) await new Promise(requestAnimationFrame);
      }
      element.query = '';
    }, times);
    await ask(1000);
    const before = await measure();
    await ask(1000);
    flat(before, await measure(), 1000);
  });
});
