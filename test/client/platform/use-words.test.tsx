// @vitest-environment happy-dom
/** The language that was chosen last is the one that is read, whichever words come first. */
import { render } from 'preact'
import { act } from 'preact/test-utils'
import { expect, test } from 'vitest'
import { useWords } from '../../../src/client/platform/use-words.ts'
import type { Language } from '../../../src/domain/language.ts'

const coming = new Map<Language, (words: { readonly hello: string }) => void>()
const load = (language: Language) =>
  new Promise<{ readonly hello: string }>(resolve => coming.set(language, resolve))
const arrive = (language: Language, hello: string) => act(async () => coming.get(language)?.({ hello }))

function Said({ language }: { language: Language }) {
  return <p>{useWords(load, language)?.hello}</p>
}

test('words that come late take no place from those that were chosen since', async () => {
  const root = document.createElement('div')
  const draw = (language: Language) => act(() => render(<Said language={language} />, root))
  await draw('id')
  await draw('en')
  await arrive('en', 'Sealed.')
  await arrive('id', 'Tersegel.')
  expect(root.textContent).toBe('Sealed.')
})
