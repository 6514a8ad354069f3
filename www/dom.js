// Building the page: elements made of calls, text only as text. Nothing here can parse markup.

const SVG = 'http://www.w3.org/2000/svg';

/** @typedef {Node | string | number | null | undefined | false} Child */
/** @typedef {Record<string, any>} Props */

/**
 * Makes an element. `on…` functions become listeners; `value`, `checked`, `disabled`, `open` and
 * `tabIndex` are set as properties; `style` is an object of style properties; `true` stands for an
 * empty attribute; null, undefined and false leave the attribute out; the rest are attributes.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Props | null} [props]
 * @param {...(Child | Child[])} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function h(tag, props, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) {
    if (value == null || value === false) continue;
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else if (name === 'style') {
      for (const [key, part] of Object.entries(value)) element.style.setProperty(key, String(part));
    } else if (name === 'value' || name === 'checked' || name === 'disabled' || name === 'open' || name === 'tabIndex') {
      /** @type {any} */ (element)[name] = value;
    } else element.setAttribute(name, value === true ? '' : String(value));
  }
  append(element, children);
  return element;
}

/**
 * @param {ParentNode} parent
 * @param {(Child | Child[])[]} children
 */
function append(parent, children) {
  for (const child of children.flat()) {
    if (child === null || child === undefined || child === false) continue;
    parent.append(child instanceof Node ? child : String(child));
  }
}

/**
 * Puts `children` in the place of what `parent` holds. The focus stays on the element with the same
 * `data-key`, so that drawing anew does not throw a keyboard user out.
 * @param {HTMLElement} parent
 * @param {...(Child | Child[])} children
 */
export function fill(parent, ...children) {
  const root = parent.getRootNode();
  const active = root instanceof ShadowRoot || root instanceof Document ? root.activeElement : null;
  const key = active instanceof HTMLElement && parent.contains(active) ? active.dataset.key : undefined;
  parent.replaceChildren();
  append(parent, children);
  if (key !== undefined) byKey(parent, key)?.focus({ preventScroll: true });
}

/**
 * The element below `parent` whose `data-key` is `key`.
 * @param {ParentNode} parent
 * @param {string} key
 * @returns {HTMLElement | null}
 */
export function byKey(parent, key) {
  return parent.querySelector(`[data-key="${CSS.escape(key)}"]`);
}

/**
 * What makes a stretch of text a button. Not a <button>: that would be one unbreakable box, and its text
 * could not be selected. Whoever drags over it wants its letters.
 * @param {(element: HTMLElement) => void} press
 * @returns {Props}
 */
export function pressable(press) {
  return {
    role: 'button', tabindex: '0',
    onclick: (/** @type {{ currentTarget: HTMLElement }} */ { currentTarget }) => {
      if (!currentTarget.parentElement || !selectedText(currentTarget.parentElement)) press(currentTarget);
    },
    onkeydown: (/** @type {KeyboardEvent & { currentTarget: HTMLElement }} */ event) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      press(event.currentTarget);
    },
  };
}

/** Outlines of the icons, on a grid of 16 by 16. */
const ICONS = {
  search: 'M7 2.5a4.5 4.5 0 1 1 0 9a4.5 4.5 0 0 1 0-9M10.4 10.4L14 14',
  close: 'M4 4l8 8M12 4l-8 8',
  exclude: 'M8 2a6 6 0 1 1 0 12a6 6 0 0 1 0-12M3.8 3.8l8.4 8.4',
  back: 'M9.5 3.5L5 8l4.5 4.5',
  up: 'M3.5 10L8 5.5l4.5 4.5',
  down: 'M3.5 6L8 10.5l4.5-4.5',
  filters: 'M2 4.5h12M4.5 8h7M7 11.5h2',
  link: 'M6.5 9.5l3-3M7 4.8l1.7-1.7a2.9 2.9 0 0 1 4.2 4.2L11.2 9M9 11.2l-1.7 1.7a2.9 2.9 0 0 1-4.2-4.2L4.8 7',
  download: 'M8 2.5v8M4.5 7.5L8 11l3.5-3.5M3 13.5h10',
  theme: 'M8 2a6 6 0 1 1 0 12zM8 2a6 6 0 1 0 0 12',
  quote: 'M3 11.5c2 0 3-1.3 3-3.5V4.5H3V8h1.5M10 11.5c2 0 3-1.3 3-3.5V4.5h-3V8h1.5',
};

/**
 * Makes an element of a drawing; functions become listeners.
 * @template {keyof SVGElementTagNameMap} T
 * @param {T} tag
 * @param {Props} props
 * @param {...(Child | Child[])} children
 * @returns {SVGElementTagNameMap[T]}
 */
export function draw(tag, props, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else if (value != null) element.setAttribute(name, String(value));
  }
  append(element, children);
  return element;
}

/**
 * A drawn icon; it says nothing by itself, the control around it needs a name.
 * @param {keyof typeof ICONS} name
 */
export function icon(name) {
  return draw('svg', { viewBox: '0 0 16 16', class: 'icon', 'aria-hidden': 'true' }, draw('path', { d: ICONS[name] }));
}

/**
 * What stands on the button that closes a panel: words and an arrow back where the panel covers the
 * list, less where it stands beside it.
 * @param {string} alone
 * @param {string} beside
 */
export function closeLabel(alone, beside) {
  return [
    h('span', { class: 'when-alone' }, icon('back'), ` ${alone}`),
    h('span', { class: 'when-beside' }, icon('close'), ` ${beside}`),
  ];
}

/**
 * Text with its marked ranges in `<mark>`.
 * @param {string} text
 * @param {ArrayLike<number>} marks flattened pairs of UTF-16 offsets
 * @returns {(Node | string)[]}
 */
export function marked(text, marks) {
  const parts = [];
  let at = 0;
  for (let i = 0; i + 1 < marks.length; i += 2) {
    const start = Math.max(marks[i], at);
    const end = Math.min(marks[i + 1], text.length);
    if (start >= end) continue;
    if (start > at) parts.push(text.slice(at, start));
    parts.push(h('mark', null, text.slice(start, end)));
    at = end;
  }
  if (at < text.length) parts.push(text.slice(at));
  return parts;
}

/**
 * The words that are selected inside `element`, in one line. Browsers differ in whether the document or
 * the shadow root knows of a selection.
 * @param {Element} element
 */
export function selectedText(element) {
  const root = element.getRootNode();
  const get = /** @type {any} */ (root).getSelection;
  const selection = typeof get === 'function' ? get.call(root) : getSelection();
  if (!selection || selection.isCollapsed || !element.contains(selection.anchorNode)) return '';
  return String(selection).replace(/\s+/g, ' ').trim();
}

/** @param {() => void} work */
export function afterPaint(work) {
  if (document.visibilityState === 'hidden') setTimeout(work);
  else requestAnimationFrame(() => setTimeout(work));
}

/**
 * Whether a key goes into a field, or is a shortcut of the browser's.
 * @param {KeyboardEvent} event
 */
export function isTyped(event) {
  const [target] = event.composedPath();
  return event.ctrlKey || event.metaKey || event.altKey || (target instanceof HTMLElement && (target.isContentEditable || /^(input|select|textarea)$/i.test(target.tagName)));
}
