// Elements that are looked up each time they are needed, and waited for.

import { selectors } from './selectors.mjs';

export class Locator {
  #page;
  #selector;

  constructor(page, selector) {
    this.#page = page;
    this.#selector = selector;
    Object.assign(this, selectors((inner) => new Locator(page, `${selector} >> ${inner}`)));
  }

  filter({ hasText }) {
    return this.locator('xpath=.', { hasText });
  }

  first() {
    return this.nth(0);
  }

  nth(index) {
    return new Locator(this.#page, `${this.#selector} >> nth=${index}`);
  }

  /** Runs `body(element, arg, finder)` on the one element, once there is one and `body` gives anything but undefined. */
  #one(body, arg, what = 'it') {
    return this.#page.poll(() => this.#page.select(this.#selector, `(elements, finder, selector, arg) => {
      if (elements.length > 1) throw new Error(elements.length + ' elements match ' + selector);
      return elements.length === 0 ? undefined : (${body})(elements[0], arg, finder);
    }`, this.#selector, arg), `${this.#selector}: ${what}`);
  }

  async waitFor({ state = 'visible' } = {}) {
    await this.#page.poll(() => this.#page.select(this.#selector, (elements, finder, selector, wanted) => {
      if (elements.length > 1) throw new Error(`${elements.length} elements match ${selector}`);
      const [element] = elements;
      if (wanted === 'attached' || wanted === 'detached') return (wanted === 'attached') === Boolean(element) || undefined;
      const shown = Boolean(element) && finder.utils.isElementVisible(element);
      return shown === (wanted === 'visible') || undefined;
    }, this.#selector, state), `${this.#selector} to be ${state}`);
  }

  /** Where the mouse must go for the element, once it is at rest, enabled, and under that place. */
  async #place() {
    let before = '';
    return this.#page.poll(async () => {
      const at = await this.#one((element, _, finder) => {
        element.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
        const box = element.getClientRects()[0];
        const target = finder.retarget(element, 'button-link') ?? element;
        if (!box || !finder.elementState(target, 'enabled', true).matches || !finder.utils.isElementVisible(element)) return null;
        const point = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
        const hit = finder.expectHitTarget(point, target);
        return { ...point, hit: hit === 'done' ? 'done' : hit.hitTargetDescription };
      }, undefined, 'to be there');
      const now = JSON.stringify(at);
      if (at?.hit === 'done' && now === before) return at;
      before = now;
      return undefined;
    }, `${this.#selector} to be where a click reaches it`);
  }

  /** Once more when the element moved away under the mouse, which then has clicked on nothing: as Playwright does. */
  async click() {
    await this.#page.poll(async () => {
      const at = await this.#place();
      await this.#one((element, point, finder) => { finder.guard = finder.setupHitTargetInterceptor(element, 'mouse', point, false); return true; }, at);
      await this.#page.mouse.click(at.x, at.y);
      // In the document that the click may have led to, there is no guard.
      return this.#page.select('html', (_, finder) => (finder.guard ? finder.guard.stop?.() === 'done' : true) || undefined);
    }, `a click on ${this.#selector}`);
  }

  async check() {
    const checked = () => this.#one((element) => element.checked ?? element.getAttribute('aria-checked') === 'true');
    if (await checked()) return;
    await this.click();
    await this.#page.poll(async () => (await checked()) || undefined, `${this.#selector} to be checked`);
  }

  /** Puts the text in place of what is there, as if it was pasted. */
  async fill(value) {
    await this.#one((element, text, finder) => {
      if (!finder.utils.isElementVisible(element) || !finder.elementState(element, 'editable', true).matches) return undefined;
      if (finder.fill(element, text) !== 'needsinput') return true;
      if (text) document.execCommand('insertText', false, text);
      else document.execCommand('delete', false);
      return true;
    }, value, 'to be written in');
  }

  focus() {
    return this.#one((element, _, finder) => finder.focusNode(element), undefined, 'to take the focus');
  }

  async press(keys) {
    await this.focus();
    await this.#page.keyboard.press(keys);
  }

  async pressSequentially(text) {
    await this.focus();
    await this.#page.keyboard.type(text);
  }

  count() {
    return this.#page.select(this.#selector, (elements) => elements.length);
  }

  isVisible() {
    return this.#page.select(this.#selector, ([element], finder) => Boolean(element) && finder.utils.isElementVisible(element));
  }

  textContent() {
    return this.#one((element) => element.textContent);
  }

  innerText() {
    return this.#one((element) => element.innerText);
  }

  inputValue() {
    return this.#one((element) => element.value);
  }

  getAttribute(name) {
    return this.#one((element, attribute) => element.getAttribute(attribute), name);
  }

  allInnerTexts() {
    return this.#page.select(this.#selector, (elements) => elements.map((element) => element.innerText));
  }

  boundingBox() {
    return this.#one((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return { x, y, width, height };
    });
  }

  async evaluate(body, arg) {
    // In a list, since nothing is an answer too.
    const [value] = await this.#one(`async (element, arg) => [await (${body})(element, arg)]`, arg);
    return value;
  }

  evaluateAll(body, arg) {
    return this.#page.select(this.#selector, `(elements, finder, arg) => (${body})(elements, arg)`, arg);
  }
}
