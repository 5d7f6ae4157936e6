import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { DRAWINGS, drawingName } from '../../src/domain/drawings.ts'

const PICTURES = fileURLToPath(new URL('../../public/products', import.meta.url))

test('every drawing that can be chosen comes with the program, and every one that comes can be chosen', () => {
  const there = readdirSync(PICTURES).filter(name => name.endsWith('.svg'))
  expect([...DRAWINGS].sort()).toEqual(there.sort())
})

test('a drawing is called as people say it', () => {
  expect(drawingName('amplang-kuku-macan.svg')).toBe('amplang kuku macan')
})
