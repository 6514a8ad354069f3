// SQLite's FTS5, compiled to WebAssembly by its makers: a database made beforehand and taken as it is.

import sqlite3InitModule from '@sqlite.org/sqlite-wasm';

import { isUnfinished, wordsOf } from './asked.mjs';

export const name = 'SQLite FTS5';
export const module = '@sqlite.org/sqlite-wasm';
export const settings = 'English stems, positions, no stored text, titles count twice; all words wanted, in questions any';
/** What it fetches besides its script. */
export const files = ['sqlite3.wasm'];

/** @param {import('../corpus.mjs').Article[]} articles */
export async function build(articles) {
  const sqlite3 = await sqlite3InitModule();
  const db = new sqlite3.oo1.DB(':memory:');
  db.exec(`CREATE VIRTUAL TABLE articles USING fts5(title, text, content='', tokenize='porter unicode61')`);
  db.transaction(() => {
    const insert = db.prepare('INSERT INTO articles(rowid, title, text) VALUES (?, ?, ?)');
    for (const { id, title, text } of articles) insert.bind([Number(id), title, text]).stepReset();
    insert.finalize();
  });
  db.exec(`INSERT INTO articles(articles) VALUES ('optimize'); VACUUM`);
  const bytes = sqlite3.capi.sqlite3_js_db_export(db);
  db.close();
  return Buffer.from(bytes);
}

/** @param {Uint8Array} bytes */
export async function open(bytes) {
  const sqlite3 = await sqlite3InitModule();
  const db = new sqlite3.oo1.DB();
  const { SQLITE_DESERIALIZE_FREEONCLOSE, SQLITE_DESERIALIZE_READONLY } = sqlite3.capi;
  const flags = SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_READONLY;
  const place = sqlite3.wasm.allocFromTypedArray(bytes);
  db.checkRc(sqlite3.capi.sqlite3_deserialize(/** @type {any} */ (db.pointer), 'main', place, bytes.length, bytes.length, flags));
  const select = db.prepare('SELECT rowid FROM articles WHERE articles MATCH ? ORDER BY bm25(articles, 2.0, 1.0) LIMIT 10');
  return {
    /** @param {import('../queries.mjs').Query} query */
    ask(query) {
      select.bind([expression(query)]);
      const found = [];
      while (select.step()) found.push(String(select.get(0)));
      select.reset();
      return found;
    },
  };
}

/** @param {import('../queries.mjs').Query} query */
function expression(query) {
  const words = wordsOf(query).map((word) => `"${word}"`);
  if (query.kind === 'phrase') return query.text;
  if (query.kind === 'question') return words.join(' OR ');
  return words.join(' ') + (isUnfinished(query) ? '*' : '');
}
