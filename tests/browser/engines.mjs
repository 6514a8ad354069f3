// The engines that the tests run in. ENGINE names one: chromium (the default), firefox or webkit.
//
// Playwright drives the system's Chromium and, by WebDriver BiDi, the system's Firefox. It has no way into the
// WebKit that a system has; what the tests use of Playwright is in webkit/ once more, over WebDriver.

import { accessSync, constants } from 'node:fs';
import path from 'node:path';

import { chromium, firefox } from 'playwright-core';

import { WebKit } from './webkit/browser.mjs';

export const ENGINE = process.env.ENGINE ?? 'chromium';

/** The first of `names` on the PATH. */
function onPath(...names) {
  for (const name of names) {
    for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
      const file = path.join(folder, name);
      try {
        accessSync(file, constants.X_OK);
        return file;
      } catch {
        // Not here.
      }
    }
  }
  throw new Error(`none of ${names.join(', ')} is on the PATH; run ./build.sh test, which installs it`);
}

/** Two things that Playwright and Firefox do not agree on yet are put right between them. */
function reconcile(browser) {
  const wire = browser._connection.toImpl(browser)._browserSession.connection._transport;
  const { send, onmessage } = wire;
  wire.send = (message) => {
    // Sent for every page, and unknown to Firefox.
    if (message.method !== 'emulation.setMediaFeaturesOverride') return send.call(wire, message);
    return queueMicrotask(() => onmessage({ type: 'success', id: message.id, result: {} }));
  };
  wire.onmessage = (message) => {
    // Files made by the page have no number in Firefox, without which Playwright does not tell of them.
    if (message.method?.startsWith('browsingContext.download')) message.params.download ??= message.params.url;
    return onmessage(message);
  };
}

const LAUNCH = {
  chromium: () => chromium.launch({
    executablePath: process.env.CHROME ?? onPath('chromium', 'chromium-browser', 'google-chrome'),
    args: ['--disable-background-networking', '--disable-dev-shm-usage'],
  }),

  async firefox() {
    const browser = await firefox.launch({
      channel: 'moz-firefox',
      executablePath: process.env.FIREFOX ?? onPath('firefox-esr', 'firefox'),
      firefoxUserPrefs: {
        // Playwright lets files read their siblings; the Firefox that people have does not.
        'security.fileuri.strict_origin_policy': true,
        // The list of downloads would open, and take the keys that are pressed next.
        'browser.download.alwaysOpenPanel': false,
      },
    });
    reconcile(browser);
    return browser;
  },

  webkit: () => WebKit.launch(onPath('WebKitWebDriver'), onPath('Xvfb')),
};

/** The engine that ENGINE names, headless. */
export function launch() {
  if (!Object.hasOwn(LAUNCH, ENGINE)) throw new Error(`ENGINE=${ENGINE}: expected one of ${Object.keys(LAUNCH).join(', ')}`);
  return LAUNCH[ENGINE]();
}

/** The `skip` of a test that only some engines can run, with the reason; the others run it. */
export const only = (engines, reason) => ({ skip: !engines.includes(ENGINE) && reason });
