/** The reader that stands in for a browser's in tests reads as the browsers do; the browsers' turn is in `test/engines`. */
import { expect, test } from 'vitest'
import { readEventText } from '../../support/event-text.ts'
import { TEXT_CASES } from '../../support/event-text-cases.ts'

test.each(TEXT_CASES)('$what', ({ text, hands, resumesAt }) => {
  const reader = readEventText()
  expect(text.flatMap(piece => reader.hear(piece))).toEqual(hands)
  expect(reader.lastEventId).toBe(resumesAt)
})

test.each(TEXT_CASES)('$what, whatever the pieces', ({ text, hands }) => {
  const reader = readEventText()
  expect([...text.join('')].flatMap(letter => reader.hear(letter))).toEqual(hands)
})
