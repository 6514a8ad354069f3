// What the browser tests share: the browser, a page that is watched, a server, the command line.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isDeepStrictEqual } from 'node:util';

export { ENGINE, launch, only } from './engines.mjs';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
export const DIST = path.join(ROOT, 'dist');
/** Screenshots, for people to look at. */
export const ARTEFACTS = path.join(ROOT, 'tests', 'artefacts');

/**
 * Notes all that a page asks for, says and complains of.
 * @returns {Promise<() => Promise<{requests: string[], said: string[], violations: string[]}>>} what it was until now
 */
export async function watch(page) {
  page.setDefaultTimeout(10_000);
  // The page's own list: WebKit tells of no request, and Firefox of no file.
  const read = () => page.evaluate(() => [location.href.split('#')[0], ...performance.getEntriesByType('resource').map(({ name }) => name)]);
  if (page.watched) return async () => ({ requests: await read(), ...await page.watched() });
  const requests = [];
  const said = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('console', (message) => said.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => said.push(`uncaught: ${error.message}`));
  page.on('dialog', (dialog) => {
    said.push(`dialog: ${dialog.message()}`);
    return dialog.dismiss();
  });
  await page.addInitScript(() => {
    globalThis.violations = [];
    document.addEventListener('securitypolicyviolation', (event) => {
      globalThis.violations.push(`${event.violatedDirective}: ${event.blockedURI}`);
    });
  });
  return async () => ({ requests: [...new Set([...await read(), ...requests])], said, violations: await page.evaluate(() => globalThis.violations) });
}

/** A folder that is gone after the test. */
export async function folder(t) {
  const made = await mkdtemp(path.join(tmpdir(), 'dossier-'));
  t.after(() => rm(made, { recursive: true, force: true }));
  return made;
}

/** Copies a file to a path that only correct handling of addresses survives; gives its URL. */
export async function oddCopy(t, file) {
  const place = path.join(await folder(t), 'my files #1 100% آرمی چیف');
  await mkdir(place);
  const copy = path.join(place, path.basename(file));
  await copyFile(file, copy);
  return pathToFileURL(copy).href;
}

/**
 * Serves `files` (path to body, or to what makes it) on 127.0.0.1.
 * @param {Record<string, {body: string | Buffer | (() => string | Promise<string>), type: string}>} files
 * @param {string | null} policy Content-Security-Policy of every answer
 */
export async function serve(t, files, policy = null) {
  const server = createServer(async (request, response) => {
    const file = files[new URL(request.url, 'http://127.0.0.1').pathname];
    if (policy) response.setHeader('content-security-policy', policy);
    response.writeHead(file ? 200 : 404, { 'content-type': file?.type ?? 'text/plain' });
    response.end(typeof file?.body === 'function' ? await file.body() : file?.body ?? 'not found');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => new Promise((resolve) => server.close(resolve).closeAllConnections?.()));
  return `http://127.0.0.1:${server.address().port}`;
}

/**
 * Runs the command line that was built.
 * @returns {Promise<{status: number, stdout: string, stderr: string}>}
 */
export function dossier(args, input = '') {
  return new Promise((resolve) => {
    const options = { maxBuffer: 1 << 28, encoding: 'utf8' };
    const child = execFile(path.join(DIST, 'dossier'), args, options, (error, stdout, stderr) => {
      resolve({ status: error ? (error.code ?? -1) : 0, stdout, stderr });
    });
    // It may be done before it has read everything.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}

/** The same, for what must work: what it printed. */
export async function done(args, input) {
  const { status, stdout, stderr } = await dossier(args, input);
  if (status !== 0) throw new Error(`dossier ${args.join(' ')}: exit status ${status}\n${stderr}`);
  return stdout;
}

/** Ids of the articles on screen, in their order. */
export const ids = (page) => page.locator('[part~="result"]').evaluateAll((cards) => cards.map((card) => card.dataset.document));

/** Waits until exactly these articles are on screen, in any order. */
export async function shows(page, wanted) {
  const expected = [...wanted].sort();
  const end = Date.now() + 5000;
  for (;;) {
    const found = (await ids(page)).sort();
    if (isDeepStrictEqual(found, expected)) return;
    if (Date.now() > end) assert.deepEqual(found, expected);
    await page.waitForTimeout(30);
  }
}

export const searchBox = (page) => page.getByRole('combobox', { name: 'Search the articles' });
export const reader = (page) => page.locator('[part~="reader"]');
export const link = (page, id) => page.locator(`[part~="result"][data-document="${id}"] .title-link`);
