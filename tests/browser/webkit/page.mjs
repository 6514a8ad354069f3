// What the tests use of Playwright's pages, over WebDriver: the same names, the same waiting. Keys and clicks
// are those of a person; everything else is asked by script.

import { readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { Locator } from './locator.mjs';
import { FINDER, selectors } from './selectors.mjs';

const KEYS = {
  Enter: '\uE007', Space: '\uE00D', Tab: '\uE004', Escape: '\uE00C', Backspace: '\uE003', Delete: '\uE017', End: '\uE010', Home: '\uE011',
  ArrowLeft: '\uE012', ArrowUp: '\uE013', ArrowRight: '\uE014', ArrowDown: '\uE015', Shift: '\uE008', Control: '\uE009', Alt: '\uE00A',
};
const POLL = 25;

/** Notes in the page what Playwright would tell. Runs after the scripts of the page: WebDriver has no earlier place. */
function record() {
  if (globalThis.recorded) return;
  const recorded = { said: [], violations: [] };
  Object.defineProperty(globalThis, 'recorded', { value: recorded });
  for (const kind of ['log', 'info', 'warn', 'error', 'debug']) {
    const said = console[kind];
    console[kind] = (...words) => {
      recorded.said.push(`${kind}: ${words.join(' ')}`);
      said.apply(console, words);
    };
  }
  addEventListener('error', ({ message }) => recorded.said.push(`uncaught: ${message}`));
  addEventListener('unhandledrejection', ({ reason }) => recorded.said.push(`uncaught: ${reason}`));
  // Buffered: what the page was forbidden while it loaded is told as well.
  new ReportingObserver((reports) => {
    for (const { body } of reports) recorded.violations.push(`${body.effectiveDirective}: ${body.blockedURL}`);
  }, { buffered: true, types: ['csp-violation'] }).observe();
}

/** Where Playwright's finder stays in the page, from one question to the next. */
const FOUND = 'dossier tests: finder';

export class Page {
  #context;
  #handle;
  #timeout = 10_000;

  keyboard = {
    press: (keys) => {
      const names = (keys === '+' ? ['+'] : keys.split('+')).map((name) => KEYS[name] ?? name);
      return this.#act('key', [...names.map((value) => ({ type: 'keyDown', value })), ...names.toReversed().map((value) => ({ type: 'keyUp', value }))]);
    },
    type: (text) => this.#act('key', [...text].flatMap((value) => [{ type: 'keyDown', value }, { type: 'keyUp', value }])),
  };

  mouse = {
    move: (x, y) => this.#act('pointer', [{ type: 'pointerMove', duration: 0, x: Math.round(x), y: Math.round(y) }]),
    down: () => this.#act('pointer', [{ type: 'pointerDown', button: 0 }]),
    up: () => this.#act('pointer', [{ type: 'pointerUp', button: 0 }]),
    click: async (x, y) => {
      await this.mouse.move(x, y);
      await this.#act('pointer', [{ type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }]);
    },
  };

  constructor(context, handle) {
    this.#context = context;
    this.#handle = handle;
    Object.assign(this, selectors((selector) => new Locator(this, selector)));
  }

  context() {
    return this.#context;
  }

  setDefaultTimeout(milliseconds) {
    this.#timeout = milliseconds;
  }

  #send(method, command, body) {
    return this.#context.send(this.#handle, method, command, body);
  }

  #act(type, actions) {
    return this.#send('POST', '/actions', { actions: [{ type, id: type, actions }] });
  }

  /** Asks until there is an answer other than undefined. */
  async poll(ask, what) {
    const end = Date.now() + this.#timeout;
    for (;;) {
      const answer = await ask();
      if (answer !== undefined) return answer;
      if (Date.now() > end) throw new Error(`waited ${this.#timeout} ms for ${what}`);
      await sleep(POLL);
    }
  }

  async #navigate(command, body = {}) {
    await this.#send('POST', command, body);
    await this.evaluate(record);
  }

  goto(url) {
    return this.#navigate('/url', { url });
  }

  reload() {
    return this.#navigate('/refresh');
  }

  goBack() {
    return this.#navigate('/back');
  }

  goForward() {
    return this.#navigate('/forward');
  }

  title() {
    return this.#send('GET', '/title');
  }

  /** Unlike Playwright's, a promise. */
  url() {
    return this.#send('GET', '/url');
  }

  async setViewportSize({ width, height }) {
    const [frameWidth, frameHeight] = await this.evaluate(() => [outerWidth - innerWidth, outerHeight - innerHeight]);
    await this.#send('POST', '/window/rect', { width: width + frameWidth, height: height + frameHeight });
  }

  async screenshot({ path: file }) {
    await writeFile(file, Buffer.from(await this.#send('GET', '/screenshot'), 'base64'));
  }

  /** What was said and forbidden since the page was opened. Nothing tells of requests. */
  watched() {
    return this.evaluate(() => ({
      said: globalThis.recorded.said,
      violations: globalThis.recorded.violations,
    }));
  }

  /** The next file that the browser saves; of events, tests wait for no other. */
  async waitForEvent(event) {
    if (event !== 'download') throw new Error(`WebKit: nothing tells of ${event}`);
    const { home } = this.#context;
    const list = async () => (await readdir(home)).filter((file) => !file.startsWith('.') && !file.endsWith('.wkdownload'));
    const before = new Set(await list());
    const name = await this.poll(async () => (await list()).find((file) => !before.has(file)), 'a download');
    const file = path.join(home, name);
    await this.poll(async () => (await readFile(file)).length || undefined, 'the download to be written');
    return { path: async () => file, suggestedFilename: () => name };
  }

  /** The value of an expression in the page, or of the promise that it is; `given` are the arguments. */
  async #value(expression, given) {
    const script = `const [given, done] = arguments;
      (async () => (${expression}))().then((value) => done(JSON.stringify({ value })), (error) => done(JSON.stringify({ error: String(error?.stack ?? error) })));`;
    const { value, error } = JSON.parse(await this.#send('POST', '/execute/async', { script, args: [given] }));
    if (error !== undefined) throw new Error(error);
    return value;
  }

  /** Runs a function, or the text of a program, in the page. Argument and answer are JSON. */
  evaluate(body, arg) {
    return this.#value(typeof body === 'function' ? `(${body})(given)` : `(() => { ${body}\n })()`, arg);
  }

  /** Runs `body(elements, finder, ...args)` in the page, on the elements that `selector` means. */
  async select(selector, body, ...args) {
    const at = `globalThis[${JSON.stringify(FOUND)}]`;
    const ask = () => this.#value(
      `${at} ? { answer: await (${body})(${at}.querySelectorAll(${at}.parseSelector(${JSON.stringify(selector)}), document), ${at}, ...given) } : undefined`,
      args.map((arg) => arg ?? null),
    );
    let found = await ask();
    if (!found) {
      // Not yet in this document.
      await this.#value(`void Object.defineProperty(globalThis, ${JSON.stringify(FOUND)}, { value: ${FINDER} })`);
      found = await ask();
    }
    return found.answer;
  }

  waitForFunction(body, arg) {
    return this.poll(async () => (await this.evaluate(body, arg)) || undefined, String(body));
  }

  waitForTimeout(milliseconds) {
    return sleep(milliseconds);
  }
}
