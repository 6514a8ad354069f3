// Names of the interface's strings that a build may make short.

import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Where the strings are read: `t.copied`. */
const READ = String.raw`\bt\.`;

/**
 * The keys of the strings in every language, but for those that are names of something else as well, or are
 * looked up by a name made elsewhere (`t[kind]`): a key counts when it stands in the sources nowhere but after `t.`.
 * @param {string} www the folder of the sources
 * @returns {Promise<string[]>}
 */
export async function wordingKeys(www) {
  const names = await readdir(www, { recursive: true });
  const files = names.filter((name) => /\.(js|ts)$/.test(name) && !/^i18n.(en|ur)\.js$/.test(name));
  // Answers are read by others, too.
  const sources = (await Promise.all([...files, '../src/answers.js'].map((name) => readFile(join(www, name), 'utf8')))).join('\n');
  const strings = await readFile(join(www, 'i18n/en.js'), 'utf8');
  const keys = [...strings.matchAll(/^ {2}(\w+):/gm)].map(([, key]) => key);
  const times = (/** @type {string} */ pattern) => sources.match(new RegExp(pattern, 'g'))?.length ?? 0;
  return keys.filter((key) => times(`${READ}${key}\\b`) > 0 && times(`${READ}${key}\\b`) === times(`\\b${key}\\b`));
}
