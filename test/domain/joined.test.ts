import { expect, test } from 'vitest'
import { familiesOf, metAt } from '../../src/domain/joined.ts'

const ALIASES = new Map([
  ['x-a/satu', 'dapur/madu'],
  ['x-b/dua', 'dapur/madu'],
  ['x-a/tiga', 'dapur/abon'],
])

test('joined products are families, of which the one that stands for itself comes first', () => {
  expect(familiesOf(ALIASES)).toEqual([
    ['dapur/madu', 'x-a/satu', 'x-b/dua'],
    ['dapur/abon', 'x-a/tiga'],
  ])
})

test('a family meets where several of it were counted at one outlet, be it the same one several times or not', () => {
  const count = (outlet: string, product: string) => ({ outlet, product })
  const counts = [
    count('a', 'dapur/madu'),
    count('a', 'dapur/madu'),
    count('b', 'x-b/dua'),
    count('b', 'x-a/satu'),
    count('c', 'dapur/madu'),
    count('c', 'dapur/abon'),
  ]
  expect(metAt(['dapur/madu', 'x-a/satu', 'x-b/dua'], counts)).toEqual(['b'])
})
