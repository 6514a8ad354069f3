// Dossier beside its peers: ./build.sh bench [--corpus FILE.jsonl] [--name NAME] [--rounds N] [--seed N]
//                                            [--only KEY,KEY…] [--out FILE.md]
//
// Without a corpus, one of invented words is made. README.md here says what is in this folder,
// docs/benchmarks.md how it is measured; the figures go there too, each corpus in its own section.

import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { DIST, ROOT, launch } from '../tests/browser/support.mjs';
import { makeCorpus, readCorpus } from './corpus.mjs';
import { ask, engines, load, prepare, prepareShared, ways } from './engines.mjs';
import * as pagefind from './pagefind.mjs';
import { beginning, draw, wordsOf } from './queries.mjs';
import { serve } from './serve.mjs';
import { behind, markdown, pageTables, tabulate, toMarkdown } from './table.mjs';
import { measureCalls, measurePage } from './the-page.mjs';

const MADE = 'Invented words';
const { values: options } = parseArgs({
  options: {
    corpus: { type: 'string' },
    name: { type: 'string' },
    rounds: { type: 'string', default: '5' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string', default: [...Object.keys(engines), 'pagefind', 'page'].join(',') },
    out: { type: 'string', default: path.join(ROOT, 'docs', 'benchmarks.md') },
  },
});
const only = options.only.split(',');
const keys = Object.keys(engines).filter((key) => only.includes(key));
const say = (/** @type {string} */ said) => process.stderr.write(`bench: ${said}\n`);

/** Version of a package below bench/. @param {string} name */
async function versionOf(name) {
  const file = new URL(`node_modules/${name}/package.json`, import.meta.url);
  return JSON.parse(await readFile(file, 'utf8')).version;
}

/** Of what was measured, everything that a reader needs to judge it. @param {string} browserVersion */
async function circumstances(browserVersion) {
  const { version } = JSON.parse(await readFile(path.join(DIST, 'npm', 'package.json'), 'utf8'));
  const peers = await Promise.all([...keys.map((key) => engines[key]).filter(({ module }) => module), { name: 'Pagefind', module: 'pagefind' }]
    .map(async ({ name, module }) => `${name} ${await versionOf(module)}`));
  const [{ model }] = cpus();
  return [
    `${new Date().toISOString().slice(0, 10)}; ${cpus().length} cores (${model.replaceAll(/\((R|TM)\)/g, '').trim()}), `
      + `${Math.round(totalmem() / 2 ** 30)} GiB; Chromium ${browserVersion}, headless.`,
    `Dossier ${version}, ${peers.join(', ')}.`,
  ].join(' ');
}

/**
 * Puts a section into the document, in the place of the one of that name, or at its end.
 * @param {string} file
 * @param {string} name
 * @param {string} body
 */
async function writeSection(file, name, body) {
  const [open, close] = [`<!-- measured: ${name} -->`, `<!-- end: ${name} -->`];
  const section = `${open}\n\n${body}\n\n${close}`;
  const old = await readFile(file, 'utf8').catch(() => '# Benchmarks\n');
  const [from, to] = [old.indexOf(open), old.indexOf(close)];
  const whole = from >= 0 && to > from ? old.slice(0, from) + section + old.slice(to + close.length) : `${old.trimEnd()}\n\n${section}\n`;
  await writeFile(file, whole);
}

const articles = options.corpus ? readCorpus(options.corpus) : makeCorpus(Number(options.seed));
const name = options.name ?? (options.corpus ? path.basename(options.corpus).replace(/\.jsonl(\.gz)?$/, '') : MADE);
const queries = draw(articles, Number(options.seed));
if (!queries.some(({ answer }) => answer !== null)) throw new Error('no queries can be drawn from this corpus: it needs articles of 80 words and more that share some of them');
say(`${articles.length} articles, ${queries.length} queries`);

const folder = path.join(ROOT, 'target', 'bench');
await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
const server = await serve();
const browser = await launch();
try {
  const text = await prepareShared(articles, server);
  /** @type {Record<string, Awaited<ReturnType<typeof prepare>>>} */
  const shipped = {};
  for (const key of keys) {
    say(`making the index of ${engines[key].name}`);
    shipped[key] = await prepare(key, articles, server, { dist: DIST, folder });
  }
  const asked = ways(keys);
  const rounds = Number(options.rounds);
  const { medians: loaded, pages } = await load(browser, server.origin, keys, queries[0], rounds, say);
  const answered = await ask(pages, asked, queries, rounds, say);
  let inPage = '';
  if (only.includes('page') && pages.dossier) {
    say('asking Dossier question by question');
    const beginnings = [...new Set(articles.flatMap(({ title, text: body }) => wordsOf(`${title} ${body}`).map(beginning)))].sort();
    const calls = await measureCalls(pages.dossier, queries, beginnings);
    await Promise.all(Object.values(pages).map((page) => page.context().close()));
    say('typing and brushing in the page');
    inPage = pageTables(await measurePage(browser, queries, { dist: DIST, folder }), calls);
  }
  let found;
  if (only.includes('pagefind')) {
    say('making the index of Pagefind, and searching it');
    found = await pagefind.measure(browser, articles, queries, folder);
  }
  const table = tabulate({ queries, asked, shipped, text, hasText: (key) => Boolean(engines[key].hasText), loaded, answered, pagefind: found });
  const words = articles.reduce((sum, article) => sum + article.text.split(/\s+/).length, 0);
  const body = [
    `## ${name}`,
    `${articles.length.toLocaleString('en')} articles, ${(words / 1e6).toFixed(2)} million words; queries of seed ${options.seed}, ${options.rounds} rounds. ${await circumstances(browser.version())}`,
    toMarkdown(table),
    keys.includes('dossier') && keys.includes('minisearch') ? behind(table) : '',
    inPage,
  ].filter(Boolean).join('\n\n');
  console.log(body);
  await writeSection(options.out, name, body);
  const settings = markdown(['engine', 'settings'], asked.map((way) => [way.name, way.settings]));
  await writeSection(options.out, 'settings', settings);
  say(`written to ${path.relative(process.cwd(), options.out)}`);
} finally {
  await browser.close();
  await server.close();
}
