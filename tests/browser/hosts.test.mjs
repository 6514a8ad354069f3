// The kinds of pages that the widget must live in: one test for each row of the table in docs/embedding.md
// ("Where it is known to work"), in every engine.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { ELEMENT, MEMORIES, SCRIPT, STRICT, boxes, host, openHost, ownPack, quiet, works } from './host.mjs';
import { launch, shows } from './support.mjs';

const KASHMIR = ['000_ae9df9080ac68f35.txt', '001_be360d2680906630.txt'];

/** What a host's style must not change: how the parts look and where they stand. Runs in the page. */
function looks() {
  const root = document.querySelector('dossier-explorer').shadowRoot;
  const properties = ['fontSize', 'fontFamily', 'lineHeight', 'letterSpacing', 'textTransform', 'textAlign', 'textIndent', 'color', 'backgroundColor', 'display', 'visibility', 'cursor', 'whiteSpace'];
  return ['[part~="search-input"]', '[part~="sentence"]', '[part~="result"] h3', '[part~="result"] .title-link', '[part~="facets"]', '[part~="facets"] input', '.name-button', '[role="tab"]'].map((selector) => {
    const element = root.querySelector(selector);
    const style = getComputedStyle(element);
    const { width, height } = element.getBoundingClientRect();
    return [selector, Math.round(width), Math.round(height), ...properties.map((property) => style[property])];
  });
}

/** The lightness of a colour as computed, from 0 (black) to 255. */
const lightness = (colour) => {
  const [red, green, blue] = colour.match(/[\d.]+/g).map(Number);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

/** Waits until the lightness of the paper and of a headline is `right`: colours change gently. */
async function colouredAs(page, right) {
  const colours = () => page.locator('dossier-explorer').evaluate((element) => {
    const of = (selector, property) => getComputedStyle(element.shadowRoot.querySelector(selector))[property];
    return [of('.app', 'backgroundColor'), of('[part~="result"] .title-link', 'color')];
  });
  const end = Date.now() + 3000;
  for (;;) {
    const found = await colours();
    if (right(...found.map(lightness))) return;
    assert.ok(Date.now() < end, found.join(' on '));
    await page.waitForTimeout(50);
  }
}

describe('the widget on a site', () => {
  let browser;
  before(async () => { browser = await launch(); });
  after(() => browser.close());

  const open = (t, html, ...rest) => openHost(t, browser, html, ...rest);

  const policies = {
    '1, without a policy': null,
    '2, of scripts of its own': "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'",
    '3, of Trusted Types': STRICT,
  };
  for (const [row, policy] of Object.entries(policies)) {
    test(`${row}: works`, async (t) => {
      const { page, watched } = await open(t, host([SCRIPT, ELEMENT]), policy);
      await works(page);
      await quiet(watched);
    });
  }

  test('4, that forbids WebAssembly: says what to allow, and shows what stands between the tags', async (t) => {
    const { page } = await open(t, host([SCRIPT, '<dossier-explorer><p>All articles as a list</p></dossier-explorer>']), "default-src 'self'; script-src 'self'");
    const alert = page.locator('dossier-explorer [part~="error"]');
    await alert.waitFor();
    assert.match(await alert.innerText(), /'wasm-unsafe-eval'/);
    assert.equal(await alert.getAttribute('role'), 'alert');
    await page.getByText('All articles as a list').waitFor();
  });

  test('5, of a nonce and strict-dynamic: works, also when another script loads it', async (t) => {
    const policy = "script-src 'nonce-r4nd0m' 'strict-dynamic' 'wasm-unsafe-eval'; object-src 'none'; base-uri 'none'";
    const loader = "<script nonce=\"r4nd0m\">const script = document.createElement('script'); script.src = '/dossier-explorer.js'; document.head.append(script);</script>";
    for (const script of ['<script nonce="r4nd0m" src="/dossier-explorer.js"></script>', loader]) {
      const { page, watched } = await open(t, host([script, ELEMENT]), policy);
      await works(page);
      await quiet(watched);
    }
  });

  test('6, with a hostile style: looks as it does elsewhere', async (t) => {
    const hostile = `<style>
      * { all: unset !important } html { font-size: 40px !important } button, input, article, ol, li { display: none !important }
      body, dossier-explorer { letter-spacing: 1em !important; text-transform: uppercase !important; line-height: 4 !important; text-align: end !important; text-indent: 3em !important;
        white-space: pre !important; visibility: hidden !important; cursor: none !important; font: italic 33px fantasy !important; color: red !important; direction: rtl !important }
      style, script, head { display: none !important }
    </style>`;
    const wide = '<style>body { margin: 0 } dossier-explorer { width: 1100px }</style>';
    const plain = await open(t, host([wide, SCRIPT, ELEMENT]), null);
    const hurt = await open(t, host([hostile, '<style>dossier-explorer { width: 1100px !important }</style>', SCRIPT, ELEMENT]), null);
    const seen = [];
    for (const { page } of [plain, hurt]) {
      await page.locator('[part~="result"]').first().waitFor();
      seen.push(await page.evaluate(looks));
    }
    assert.deepEqual(seen[1], seen[0]);
    await works(hurt.page);
  });

  test('7, in Arabic, from right to left: keeps the direction of its own words', async (t) => {
    const { page, watched } = await open(t, host([SCRIPT, ELEMENT, '<dossier-explorer lang="ur"></dossier-explorer>'], 'lang="ar" dir="rtl"'), null);
    const sides = (index) => page.locator('dossier-explorer').nth(index).evaluate((element) => {
      const left = (selector) => element.shadowRoot.querySelector(selector).getBoundingClientRect().left;
      return { facets: left('[part~="facets"]'), results: left('[part~="results"]'), direction: getComputedStyle(element.shadowRoot.querySelector('[part~="sentence"]')).direction };
    });
    await page.locator('dossier-explorer').nth(1).locator('[part~="result"]').first().waitFor();
    const [english, urdu] = [await sides(0), await sides(1)];
    assert.equal(english.direction, 'ltr', 'there is no Arabic interface; English is not mirrored');
    assert.ok(english.facets < english.results);
    assert.equal(urdu.direction, 'rtl');
    assert.ok(urdu.facets > urdu.results);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
    await page.locator('dossier-explorer').nth(1).evaluate((element) => element.remove());
    await works(page);
    await quiet(watched);
  });

  test('8, that is dark: is dark, unless told otherwise', async (t) => {
    const { page, watched } = await open(t, host(['<style>:root { color-scheme: dark; background: #111; color: #eee }</style>', SCRIPT, ELEMENT]), null);
    await page.locator('[part~="result"]').first().waitFor();
    await colouredAs(page, (paper, ink) => paper < 60 && ink > 150);
    await page.locator('dossier-explorer').evaluate((element) => { element.theme = 'light'; });
    await colouredAs(page, (paper, ink) => paper > 200 && ink < 100);
    await works(page);
    await quiet(watched);
  });

  test('9, with two collections: they do not disturb each other', async (t) => {
    const html = host([SCRIPT, '<dossier-explorer id="one" state="hash"></dossier-explorer>', '<dossier-explorer id="two" state="hash" src="/own.dossier"></dossier-explorer>']);
    const { page, watched } = await open(t, html, STRICT, await ownPack(t));
    const shown = (id, count) => page.waitForFunction(
      (wanted) => document.querySelector(`#${wanted.id}`).shadowRoot.querySelectorAll('[part~="result"]').length === wanted.count, { id, count },
    );
    await shown('one', 5);
    await shown('two', 2);
    await boxes(page).nth(0).fill('Kashmir');
    await shown('one', 2);
    await shown('two', 2);
    await boxes(page).nth(1).fill('heron');
    await shown('two', 1);
    await shown('one', 2);
    assert.equal(await boxes(page).nth(0).inputValue(), 'Kashmir');
    // The address follows the typing when that pauses.
    await page.waitForFunction(() => /one=[^&]*q=Kashmir/.test(location.hash) && /two=[^&]*q=heron/.test(location.hash));
    await page.reload();
    await shown('one', 2);
    await shown('two', 1);
    await quiet(watched);
  });

  test('10, that includes the script more than once: works', async (t) => {
    const { page, watched } = await open(t, host([SCRIPT, SCRIPT, ELEMENT, SCRIPT]));
    await works(page);
    await quiet(watched);
  });

  test('11, that moves it: goes on', async (t) => {
    const { page, watched } = await open(t, host([SCRIPT, ELEMENT, '<main></main>', '<aside></aside>']));
    await boxes(page).fill('Kashmir');
    await shows(page, KASHMIR);
    for (const [where, how] of [['main', 'append'], ['aside', 'moveBefore']]) {
      await page.evaluate((move) => {
        const [to, element] = [document.querySelector(move.where), document.querySelector('dossier-explorer')];
        if (to[move.how]) to[move.how](element, null);
        else to.append(element);
      }, { where, how: how === 'append' ? 'appendChild' : how });
      await shows(page, KASHMIR);
      assert.equal(await boxes(page).inputValue(), 'Kashmir');
      assert.equal(await page.locator(where).locator('dossier-explorer').count(), 1);
    }
    await quiet(watched);
  });

  test('12, that takes it out and puts it back fifty times: leaves nothing behind', async (t) => {
    // Counts what a removed element would leave on the page, from before the script.
    const count = `<script>
      globalThis.listeners = 0;
      for (const target of [document, window, matchMedia('(min-width: 1px)')]) {
        const [add, remove] = [target.addEventListener.bind(target), target.removeEventListener.bind(target)];
        target.addEventListener = (name, ...rest) => { if (name === 'popstate' || name === 'keydown') listeners += 1; return add(name, ...rest); };
        target.removeEventListener = (name, ...rest) => { if (name === 'popstate' || name === 'keydown') listeners -= 1; return remove(name, ...rest); };
      }
    </script>`;
    const { page, watched } = await open(t, host([count, MEMORIES, SCRIPT, '<dossier-explorer standalone state="hash"></dossier-explorer>']), null);
    await page.locator('[part~="result"]').first().waitFor();
    const cycles = (times) => page.evaluate(async (rounds) => {
      const element = document.querySelector('dossier-explorer');
      for (let round = 0; round < rounds; round += 1) {
        element.remove();
        await new Promise((resolve) => { setTimeout(resolve); });
        const ready = new Promise((resolve) => { element.addEventListener('dossier-ready', resolve, { once: true }); });
        document.body.append(element);
        await ready;
      }
      return { listeners, memory: memories.map(({ buffer }) => buffer.byteLength) };
    }, times);
    const early = await cycles(5);
    assert.equal(early.memory.length, 1, 'one instance for all');
    assert.ok(early.listeners > 0);
    assert.deepEqual(await cycles(50), early);
    await works(page);
    await quiet(watched);
  });

  for (const mode of ['open', 'closed']) {
    test(`13, that has it inside a shadow root, ${mode}: works`, async (t) => {
      const { page, watched } = await open(t, host([SCRIPT, '<div id="outer" lang="ur"></div>']));
      const found = await page.evaluate(async (how) => {
        const root = document.querySelector('#outer').attachShadow({ mode: how });
        const element = document.createElement('dossier-explorer');
        const event = new Promise((resolve) => { document.addEventListener('dossier-ready', resolve, { once: true }); });
        root.append(element);
        await event;
        element.query = 'Kashmir';
        const results = element.shadowRoot.querySelectorAll('[part~="result"]');
        results[0].querySelector('.title-link').click();
        return { results: results.length, reader: Boolean(element.shadowRoot.querySelector('[part~="reader"] .text')), language: element.shadowRoot.querySelector('.app').lang };
      }, mode);
      assert.deepEqual(found, { results: 2, reader: true, language: 'ur' });
      await quiet(watched);
    });
  }

  test('14, whose router owns the fragment: changes its own part and nothing else', async (t) => {
    const router = `<script>
      globalThis.routes = [];
      addEventListener('hashchange', () => routes.push(location.hash));
      history.replaceState({ router: 7 }, '', '#/articles/7?page=2');
    </script>`;
    const { page, watched } = await open(t, host([router, SCRIPT, ELEMENT]), null);
    await works(page);
    assert.equal(await page.evaluate(() => location.hash), '#/articles/7?page=2', 'left alone unless asked');
    await page.locator('dossier-explorer').evaluate((element) => {
      element.setAttribute('state-key', 'news');
      element.setAttribute('state', 'hash');
    });
    await boxes(page).fill('drones');
    await page.waitForFunction(() => location.hash.includes('q=drones'));
    const [hash, state, routes] = await page.evaluate(() => [location.hash, history.state, globalThis.routes]);
    assert.match(hash, /^#\/articles\/7\?page=2&news=1;/);
    assert.deepEqual(state, { router: 7 }, 'what the router keeps in the history travels along');
    assert.deepEqual(routes, [], 'the router is not called');
    await page.evaluate(() => { location.hash = '#/other'; });
    await shows(page, ['000_ae9df9080ac68f35.txt', '001_be360d2680906630.txt', '002_7cc0d8ebd14386bc.txt', '003_59cc8269c7b07bba.txt', '004_faff189e55758d8f.txt']);
    assert.equal(await page.evaluate(() => location.hash), '#/other');
    await quiet(watched);
  });

  const frames = {
    'srcdoc': '',
    'srcdoc, in a sandbox': 'sandbox="allow-scripts"',
  };
  for (const [kind, attributes] of Object.entries(frames)) {
    test(`15, in a frame by ${kind}: works`, async (t) => {
      // The frame asks and tells, since a sandbox cannot be looked into.
      const inside = `<!doctype html><html lang="en"><script>
        addEventListener('error', ({ message }) => parent.postMessage({ error: message }, '*'));
        addEventListener('dossier-error', ({ detail }) => parent.postMessage({ error: detail.message }, '*'));
        addEventListener('dossier-ready', () => {
          const root = it.shadowRoot;
          const box = root.querySelector('input');
          box.value = 'Kashmir';
          box.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
          setTimeout(() => {
            root.querySelector('[part~="result"] .title-link').click();
            parent.postMessage({ results: root.querySelectorAll('[part~="result"]').length, reader: Boolean(root.querySelector('[part~="reader"] .text')) }, '*');
          }, 500);
        });
      </script><script src="/dossier-explorer.js"></script><dossier-explorer id="it" state="hash"></dossier-explorer>`;
      const listen = "<script>globalThis.told = []; addEventListener('message', ({ data }) => told.push(data));</script>";
      const frame = `<iframe title="Articles" ${attributes} srcdoc="${inside.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"></iframe>`;
      const { page } = await open(t, host([listen, frame]), null);
      await page.waitForFunction(() => globalThis.told.length > 0);
      assert.deepEqual(await page.evaluate(() => globalThis.told), [{ results: 2, reader: true }]);
    });
  }
});
