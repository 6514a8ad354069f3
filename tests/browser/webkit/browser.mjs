// WebKitGTK's own small browser on a screen of its own, driven by WebDriver. One driver has one session, so
// each context is a driver, a browser and its data.

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { Page } from './page.mjs';

/** Where systems keep the browser, which is not on the PATH. */
const BROWSERS = ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/usr/lib64', '/usr/lib', '/usr/libexec']
  .flatMap((folder) => ['4.1', '6.0', '4.0'].map((version) => `${folder}/webkit${version === '6.0' ? 'gtk' : '2gtk'}-${version}/MiniBrowser`));

/** How long a command may take, in milliseconds, and the start of a browser. */
const COMMAND = 30_000;
const START = 8000;

const freePort = () => new Promise((resolve, reject) => {
  const server = createServer().once('error', reject).listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    server.close(() => resolve(port));
  });
});

/** A process that ends with this one. */
function start(command, args, options) {
  const child = spawn(command, args, options);
  const kill = () => child.kill();
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
  return child;
}

export class WebKit {
  #driver;
  #screen;
  #display;
  #contexts = new Set();

  constructor(driver, screen, display) {
    this.#driver = driver;
    this.#screen = screen;
    this.#display = display;
  }

  /**
   * @param {string} driver path of WebKitWebDriver
   * @param {string} xvfb path of Xvfb: the browser has no headless mode
   */
  static async launch(driver, xvfb) {
    const screen = start(xvfb, ['-displayfd', '3', '-screen', '0', '1800x1400x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
    const display = await new Promise((resolve, reject) => {
      screen.stdio[3].once('data', (number) => resolve(`:${String(number).trim()}`));
      screen.once('exit', () => reject(new Error('Xvfb did not start')));
    });
    return new WebKit(driver, screen, display);
  }

  /** @param {{viewport?: {width: number, height: number}, colorScheme?: string}} options others do not exist here */
  async newContext(options = {}) {
    const context = await Context.open(this.#driver, this.#display, options);
    this.#contexts.add(context);
    return context;
  }

  async close() {
    await Promise.all([...this.#contexts].map((context) => context.close()));
    this.#screen.kill();
  }
}

class Context {
  #child;
  #origin;
  #home;
  #path = '';
  #current = '';
  #viewport;
  #first = true;

  /** A driver with a browser. Now and then one does not get to its first window; then there is another. */
  static async open(driver, display, options) {
    for (let tries = 1; ; tries += 1) {
      const context = new Context();
      try {
        await context.#start(driver, display, options);
        return context;
      } catch (error) {
        await context.close();
        if (tries === 3) throw error;
      }
    }
  }

  async #start(driver, display, { viewport, colorScheme }) {
    const binary = BROWSERS.find(existsSync);
    if (!binary) throw new Error('there is no MiniBrowser of WebKitGTK; run ./build.sh test --all-engines, which installs it');
    const port = await freePort();
    this.#home = await mkdtemp(path.join(tmpdir(), 'dossier-webkit-'));
    this.#viewport = viewport ?? { width: 1280, height: 720 };
    const env = {
      ...process.env, DISPLAY: display, GDK_BACKEND: 'x11', NO_AT_BRIDGE: '1', HOME: this.#home, LANG: 'en_GB.UTF-8', LC_ALL: 'en_GB.UTF-8',
      // Where tests run as root in a container, its sandbox cannot start.
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
    };
    delete env.WAYLAND_DISPLAY;
    this.#child = start(driver, ['-p', String(port)], { env, stdio: 'ignore' });
    this.#origin = `http://127.0.0.1:${port}`;
    const capabilities = {
      alwaysMatch: {
        browserName: 'MiniBrowser',
        'webkitgtk:browserOptions': { binary, args: ['--automation', ...(colorScheme === 'dark' ? ['--dark-mode'] : [])] },
      },
    };
    for (let waits = 0; ; waits += 1) {
      try {
        const { sessionId } = await this.#send('POST', '/session', { capabilities }, START);
        this.#path = `/session/${sessionId}`;
        return;
      } catch (error) {
        if (waits === 100 || !(error instanceof TypeError)) throw error; // a TypeError: nobody listens yet
        await sleep(50);
      }
    }
  }

  async #send(method, command, body, patience = COMMAND) {
    const answer = await fetch(this.#origin + this.#path + command, { method, body: body && JSON.stringify(body), signal: AbortSignal.timeout(patience) })
      .catch((error) => {
        throw error instanceof TypeError ? error : new Error(`WebKit: no answer to ${method} ${command} in ${patience} ms`);
      });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`WebKit: ${value.error}: ${value.message}`);
    return value;
  }

  /** Sends a command to one window. */
  async send(handle, method, command, body) {
    if (this.#current !== handle) {
      await this.#send('POST', '/window', { handle });
      this.#current = handle;
    }
    return this.#send(method, command, body);
  }

  async newPage() {
    const handle = this.#first ? await this.#send('GET', '/window') : (await this.#send('POST', '/window/new', { type: 'tab' })).handle;
    this.#first = false;
    const page = new Page(this, handle);
    await page.setViewportSize(this.#viewport);
    return page;
  }

  /** The folder that the browser takes for the person's own, and saves files in. */
  get home() {
    return this.#home;
  }

  async close() {
    if (!this.#child) return;
    const child = this.#child;
    this.#child = null;
    if (this.#path) await this.#send('DELETE', '', undefined, START).catch(() => {});
    child.kill();
    await rm(this.#home, { recursive: true, force: true, maxRetries: 5 });
  }
}
