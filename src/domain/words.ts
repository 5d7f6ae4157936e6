/** A table made of words: with an answer for each of them, and for nothing else. */
export function tableOf<Word extends string, Value>(
  words: readonly Word[],
  of: (word: Word) => Value,
): Readonly<Record<Word, Value>> {
  return Object.fromEntries(words.map(word => [word, of(word)])) as Record<Word, Value>
}
