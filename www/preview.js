// Where on the timeline the articles with a name lie, or the dates of an article, while the pointer or
// the focus is on it.

import { barsOfPeriod } from './periods.js';

/** @typedef {import('./context.d.ts').Context} Context */
/** @typedef {import('../src/types.d.ts').Timeline} Timeline */
/** @typedef {import('../src/types.d.ts').TimelineOptions} TimelineOptions */

/** How long the pointer stays before anything is shown, in milliseconds. */
const AFTER = 80;

/**
 * @param {Context} context
 * @param {() => TimelineOptions} wanted
 * @param {(masses: number[]) => void} show what each bar has; nothing at all: none
 * @returns {(target: EventTarget | null) => void} to be told what the pointer or the focus is on
 */
export function createPreview(context, wanted, show) {
  /** @type {string | undefined} */
  let shown;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  /** @param {string} entity */
  function ofEntity(entity) {
    const { request } = context.state;
    const include = request.match === 'any' ? [entity] : [...request.include ?? [], entity];
    return totals(context.explorer.timeline({ ...request, include }, wanted()));
  }

  /** @param {string} id */
  function ofArticle(id) {
    const { published, versions } = context.explorer.article(id, {});
    const options = wanted();
    const timeline = context.explorer.timeline({}, options);
    const dates = options.clock === 'published' ? [published] : versions.flatMap(({ blocks }) => blocks.flatMap((block) => block.dates));
    const masses = timeline.labels.map(() => 0);
    for (const date of dates) {
      const touched = date && barsOfPeriod(timeline, { from: date.earliest ?? date.latest ?? '', to: date.latest ?? date.earliest ?? '' }, true);
      if (touched) masses.fill(1, touched[0], touched[1] + 1);
    }
    return masses;
  }

  return (target) => {
    const at = target instanceof Element ? target.closest('[data-entity], [data-document]') : null;
    const { entity, document: id } = /** @type {HTMLElement | null} */ (at)?.dataset ?? {};
    const key = entity ?? id;
    if (key === shown) return;
    shown = key;
    clearTimeout(timer);
    if (key === undefined) return show([]);
    timer = setTimeout(() => {
      try {
        show(entity === undefined ? ofArticle(key) : ofEntity(entity));
      } catch {
        // What is wrong shows at the next step that matters.
      }
    }, AFTER);
  };
}

/**
 * What each bar holds.
 * @param {Pick<Timeline, 'exact' | 'broad'>} timeline
 */
export function totals({ exact, broad }) {
  return Array.from(exact, (mass, i) => mass + broad[i]);
}
