// The same story elsewhere: where else a text was printed, and its variants.

import { fill, h } from './dom.js';
import { dateBadge } from './badges.js';

/** @typedef {import('./context.d.ts').Context} Context */
/** @typedef {import('../src/types.d.ts').Article} Article */
/** @typedef {import('../src/types.d.ts').Hit} Hit */
/** @typedef {import('../src/types.d.ts').Elsewhere} Elsewhere */

/**
 * The variants that a hit stands for; they are looked up when they are unfolded.
 * @param {Hit} hit
 * @param {Context} context
 */
export function variantsOf({ id, variants }, context) {
  const { words } = context;
  const list = h('ul', { class: 'related' });
  return h('details', {
    class: 'variants',
    ontoggle: () => list.firstChild || fill(list, context.explorer.article(id, {}).variants.map((variant) => elsewhere(variant, context))),
  }, h('summary', { 'data-key': `variants:${id}` }, words.t.variants(words.number(variants))), list);
}

/**
 * @param {Article} article
 * @param {Context} context
 */
export function sameStory({ reprints, variants }, context) {
  const { t } = context.words;
  const part = (/** @type {string} */ label, /** @type {Elsewhere[]} */ others, /** @type {boolean} */ opens) => others.length > 0
    && h('section', null, h(context.heading(2), { class: 'label' }, label), h('ul', { class: 'related' }, others.map((other) => elsewhere(other, context, opens))));
  // A reprint has no text of its own to open; its address is where it can be read.
  return [part(t.reprints, reprints, false), part(t.otherVariants, variants, true)];
}

/**
 * @param {Elsewhere} other
 * @param {Context} context
 * @param {boolean} [opens]
 */
function elsewhere({ id, title, url, publisher, published, source }, context, opens = true) {
  const name = title ?? id;
  const href = url && /^https?:/i.test(url) ? url : null;
  return h('li', null,
    opens ? h('button', { type: 'button', class: 'quiet', dir: 'auto', onclick: () => context.open(id, name) }, name)
      : h(href ? 'a' : 'span', { href, rel: href && 'noopener noreferrer nofollow', target: href && '_blank', dir: 'auto' }, name),
    h('span', { class: 'meta' }, publisher && h('span', null, h('bdi', null, publisher)), dateBadge(published, context), !opens && h('code', null, source)));
}
