/**
 * What people type, read for what they mean. Keyboards, copies and chats put in full-width letters, digits of other
 * scripts, long dashes, spaces and joiners that nobody sees: none of it means anything. Nothing is guessed either:
 * what is wrong without it stays wrong.
 */

/** Joiners, direction marks, soft hyphens, variation selectors; a tab or a new line is a space. */
const UNSEEN = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu
const DASHES = /[\p{Pd}\u2212\u2043]/gu
const DIGIT = /\p{Nd}/u

/** One spelling of each letter, digits as 0 to 9, one kind of dash, single spaces, nothing around it. */
export function tidy(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(UNSEEN, '')
    .replace(/\p{Nd}/gu, valueOfDigit)
    .replace(DASHES, '-')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
}

/** Digits of every script stand ten in a row, from nought: its value is how many stand before it. */
function valueOfDigit(digit: string): string {
  const point = digit.codePointAt(0) ?? 0
  let before = 0
  while (before < 9 && DIGIT.test(String.fromCodePoint(point - before - 1))) before++
  return String(before)
}

/** Without accents and whatever else is written above or below a letter. */
function plain(typed: string): string {
  return tidy(typed).normalize('NFKD').replace(/\p{M}/gu, '')
}

/** Letters and digits alone, in lower case: what two names have to differ in. */
export function bare(typed: string): string {
  return plain(typed.toLowerCase()).replace(/[^\p{L}\p{N}]/gu, '')
}

/** Letters and digits alone, in upper case; `ー` is what a Japanese keyboard gives for a dash. */
export function symbolsOf(typed: string): string {
  return plain(typed)
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]|ー/gu, '')
}

/** A PIN: spaces and dashes in it mean nothing, anything else does. */
export function digitsOf(typed: string): string {
  return tidy(typed).replace(/[ -]/g, '')
}

/** A name as on a door: `B – 12` is `B-12`. */
export function nameOf(typed: string): string {
  return tidy(typed).replace(/ ?-+ ?/g, '-')
}

/** An outlet's short name, however it was copied. */
export function slugOf(typed: string): string {
  return tidy(typed).toLowerCase().replace(/[ -]+/g, '-')
}

/** Is each word of what is wanted in the text? */
export function finds(text: string, wanted: string): boolean {
  const known = bare(text)
  return tidy(wanted)
    .split(' ')
    .every(word => known.includes(bare(word)))
}
