// Middle and ends of lists of numbers.

/** @param {number[]} list */
export const median = (list) => quantile(list, 0.5);

/**
 * The least number that is not below a share of the list.
 * @param {number[]} list
 * @param {number} share from 0 to 1
 */
export function quantile(list, share) {
  const sorted = list.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
