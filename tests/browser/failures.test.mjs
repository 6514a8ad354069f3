// What a browser may lack or refuse, and a fault in the module: the reader sees what happened and what to
// do. Damaged packs and addresses that lead nowhere are in embed.test.mjs, policies in hosts.test.mjs.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { ELEMENT, SCRIPT, boxes, host, openHost, ownPack, quiet, works } from './host.mjs';
import { launch } from './support.mjs';

/** Lets the module panic as often as `panics` says where it is asked for Kashmir. */
const FAULTS = `<script>
  WebAssembly.Instance = new Proxy(WebAssembly.Instance, {
    construct(target, all) {
      const exports = {};
      for (const [name, value] of Object.entries(new target(...all).exports)) {
        exports[name] = typeof value !== 'function' ? value : (...given) => {
          if (globalThis.panics > 0 && given.some((one) => one?.query?.startsWith('Kash'))) {
            globalThis.panics -= 1;
            throw new WebAssembly.RuntimeError('unreachable');
          }
          return value(...given);
        };
      }
      return { exports };
    },
  });
</script>`;

describe('what fails', () => {
  let browser;
  before(async () => { browser = await launch(); });
  after(() => browser.close());

  const open = (t, parts, more) => openHost(t, browser, host(parts), null, more);
  const told = async (page) => {
    const alert = page.locator('dossier-explorer [part~="error"]');
    await alert.waitFor();
    assert.equal(await alert.getAttribute('role'), 'alert');
    return alert.innerText();
  };

  test('a browser that cannot unpack is told so', async (t) => {
    const { page, watched } = await open(t, ['<script>delete globalThis.DecompressionStream</script>', SCRIPT, ELEMENT]);
    assert.match(await told(page), /cannot unpack the collection.*please update it/s);
    await quiet(watched);
  });

  test('a browser without WebAssembly is told so', async (t) => {
    const { page, watched } = await open(t, ['<script>delete globalThis.WebAssembly</script>', SCRIPT, ELEMENT]);
    assert.match(await told(page), /WebAssembly turned off/);
    await quiet(watched);
  });

  test('a pack of another version says what to do', async (t) => {
    const { '/own.dossier': own } = await ownPack(t);
    own.body.writeUInt32LE(1, 8);
    const { page, watched } = await open(t, [SCRIPT, '<dossier-explorer src="/own.dossier"></dossier-explorer>'], { '/own.dossier': own });
    assert.match(await told(page), /made for another version.*Build it again/s);
    await quiet(watched);
  });

  test('without storage nothing is kept, and all works', async (t) => {
    const denied = `<script>
      for (const name of ['localStorage', 'sessionStorage']) {
        Object.defineProperty(globalThis, name, { get() { throw new DOMException('denied', 'SecurityError'); } });
      }
    </script>`;
    const { page, watched } = await open(t, [denied, SCRIPT, ELEMENT]);
    await works(page);
    await quiet(watched);
  });

  test('after one fault the question is asked again', async (t) => {
    const { page } = await open(t, [FAULTS, SCRIPT, ELEMENT]);
    await page.locator('[part~="result"]').first().waitFor();
    await page.evaluate(() => { globalThis.panics = 1; });
    await works(page);
    assert.equal(await page.evaluate(() => globalThis.panics), 0);
  });

  test('a fault that stays is told', async (t) => {
    const { page } = await open(t, [FAULTS, SCRIPT, ELEMENT]);
    await page.locator('[part~="result"]').first().waitFor();
    await page.evaluate(() => { globalThis.panics = Infinity; });
    await boxes(page).fill('Kashmir');
    assert.match(await told(page), /fault in the program.*Reload the page/s);
  });
});
