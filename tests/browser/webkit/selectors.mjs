// Playwright's own way of finding elements, so that a role, a name or a text means the same in every engine.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { runInNewContext } from 'node:vm';

const require = createRequire(import.meta.url);
const { iso } = require('playwright-core/lib/coreBundle');

/** An expression that makes Playwright's finder of elements (its InjectedScript) in a page. */
export const FINDER = (() => {
  // Playwright carries it as a string, on one line, and keeps it to itself.
  const bundle = readFileSync(require.resolve('playwright-core/lib/coreBundle'), 'utf8');
  const module = bundle.indexOf('generated/injectedScriptSource.ts"() {');
  const [from, to] = [bundle.indexOf("= '", module) + 2, bundle.indexOf("';\n", module) + 1];
  if (module < 0 || to < from) throw new Error('this playwright-core keeps its finder of elements elsewhere; see tests/browser/webkit/selectors.mjs');
  const source = runInNewContext(bundle.slice(from, to));
  const options = { isUnderTest: false, sdkLanguage: 'javascript', testIdAttributeName: 'data-testid', stableRafCount: 1, browserName: 'webkit', customEngines: [] };
  return `(() => { const module = {}; ${source}; return new (module.exports.InjectedScript())(globalThis, ${JSON.stringify(options)}); })()`;
})();

const text = (words, exact = false) => iso.escapeForTextSelector(words, exact);

/** The methods by which pages and locators name elements. @template T @param {(selector: string) => T} make */
export const selectors = (make) => ({
  locator: (css, { hasText } = {}) => make(hasText === undefined ? css : `${css} >> internal:has-text=${text(hasText)}`),
  getByText: (words, { exact } = {}) => make(`internal:text=${text(words, exact)}`),
  getByLabel: (words, { exact } = {}) => make(`internal:label=${text(words, exact)}`),
  getByRole: (role, { name, exact = false, level } = {}) => make(
    `internal:role=${role}${level === undefined ? '' : `[level=${level}]`}${name === undefined ? '' : `[name=${iso.escapeForAttributeSelector(name, exact)}]`}`,
  ),
});
