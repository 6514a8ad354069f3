// What engines without a query language of their own need to know of a query.

/** @typedef {import('../queries.mjs').Query} Query */

/** @param {Query} query */
export const dequote = ({ text }) => text.replaceAll('"', '');

/** Whether the last word may be a beginning only. @param {Query} query */
export const isUnfinished = ({ kind }) => kind === 'prefix' || kind === 'letters' || kind === 'typing';

/** @param {Query} query */
export const wordsOf = ({ text }) => text.match(/[\p{L}\p{N}]+/gu) ?? [];
