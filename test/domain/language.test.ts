import { expect, test } from 'vitest'
import { LANGUAGES, type Localised, textIn } from '../../src/domain/language.ts'

test('a text is told in the language that is spoken', () => {
  expect(LANGUAGES.map(language => textIn({ id: 'kerupuk', en: 'crackers' }, language)).slice(0, 2)).toEqual([
    'kerupuk',
    'crackers',
  ])
})

test('what nobody has translated is told in English', () => {
  const text: Localised = { id: 'kerupuk', en: 'crackers' }
  expect(textIn(text, 'xx' as 'en')).toBe('crackers')
})
