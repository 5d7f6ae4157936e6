/** How a room is called together with what it is. */
import { expect, test } from 'vitest'
import { withKind } from '../../src/domain/room-card.ts'

test('a name that says already what it is says it once', () => {
  expect(withKind('Kamar', '512')).toBe('Kamar 512')
  expect(withKind('Konter', 'Konter 3')).toBe('Konter 3')
  expect(withKind('Meja', 'meja tepi kolam')).toBe('meja tepi kolam')
  expect(withKind('Counter', 'Konter 3')).toBe('Counter Konter 3')
})
