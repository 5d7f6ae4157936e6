/** The table of routes, put together from its parts. */
import { expect, test } from 'vitest'
import { PARTS, ROUTES } from '../../src/contract/routes.ts'

test('no name of a route stands in two parts: the later one would take its place unasked', () => {
  const names = PARTS.flatMap(part => Object.keys(part))
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([])
  expect(Object.keys(ROUTES).sort()).toEqual(names.sort())
})

test('no address is that of two routes', () => {
  const addresses = Object.values(ROUTES).map(
    ({ method, path }) => `${method} ${path.replace(/\{\w+\}/g, '{}')}`,
  )
  expect(addresses.filter((address, i) => addresses.indexOf(address) !== i)).toEqual([])
})
