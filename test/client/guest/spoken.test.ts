// @vitest-environment happy-dom
/** Whose language: what was chosen on this device, then what the phone speaks; a QR knows neither. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { spoken } from '../../../src/client/guest/first/spoken.ts'
import { blockStorage } from '../storage.ts'

beforeEach(() => {
  localStorage.clear()
  open('')
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

function open(fragment: string): void {
  history.replaceState(null, '', `/r/hotel-demo${fragment}`)
}
function aPhoneThatSpeaks(...tags: string[]): void {
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(tags)
}

test.each([
  [['id-ID', 'en-US'], 'id'],
  [['en-US', 'id-ID'], 'en'],
  [['en'], 'en'],
  // What an old WebView says for Indonesian.
  [['in-ID'], 'id'],
  [['jv-ID', 'id', 'en'], 'id'],
  [['ja-JP', 'en-GB', 'id'], 'en'],
  [['de-DE'], 'en'],
  [[], 'en'],
])('a phone that speaks %j is spoken to in %s', (tags, language) => {
  aPhoneThatSpeaks(...tags)
  expect(spoken()).toBe(language)
})

test('what was chosen counts at the next scan, whatever the phone speaks', () => {
  aPhoneThatSpeaks('id-ID')
  open('#en')
  expect(spoken()).toBe('en')
  open('#0123456789ABCDEFGHJKMNPQRS')
  expect(spoken()).toBe('en')
  open('#id')
  expect(spoken()).toBe('id')
  open('')
  expect(spoken()).toBe('id')
})

test('where nothing is kept, what was tapped counts for its page', () => {
  blockStorage()
  aPhoneThatSpeaks('en-US')
  open('#id')
  expect(spoken()).toBe('id')
  open('')
  expect(spoken()).toBe('en')
})

test('a shelf or a code in the address is no language', () => {
  aPhoneThatSpeaks('id-ID')
  for (const fragment of ['#sea', '#english', '#en-US', `#${'E'.repeat(26)}`]) {
    open(fragment)
    expect(spoken(), fragment).toBe('id')
  }
})
