/** The city: what it is, its register, its outlets and their rooms. */
import { ROOM_KINDS } from '../../../domain/outlet.ts'
import { CATEGORIES } from '../../../domain/product.ts'
import { body, idOf, key, machine, number, oneOf, outlet, secretHash, type Table } from '../columns.ts'

/**
 * `id` is this city's own, of random bits; `key` tells the master key by which its codes were made; `written` is when it
 * was last tried whether the disk takes what is written.
 */
export const CITY_FACTS = ['id', 'key', 'written'] as const
export type CityFact = (typeof CITY_FACTS)[number]

export const CITY_TABLES = {
  migrations: { columns: { number: key(number) } },
  city_facts: { columns: { name: key(oneOf(CITY_FACTS)), value: machine } },
  sellers: { columns: { seller: key(idOf('sellers')), body: body('seller', 'maker', 'public') } },
  products: {
    columns: {
      product: key(idOf('products')),
      seller: idOf('sellers'),
      category: oneOf(CATEGORIES),
      body: body('product', 'maker', 'public'),
    },
  },
  outlets: { columns: { outlet: key(idOf('outlets')), body: body('outlet', 'operator', 'public') } },
  rooms: {
    columns: {
      outlet,
      room: key(idOf('rooms')),
      kind: oneOf(ROOM_KINDS),
      floor: number,
      generation: number,
      code_hash: secretHash,
      position: number,
    },
    indices: [{ on: ['outlet', 'code_hash'], isUnique: true }],
  },
} as const satisfies Record<string, Table>
