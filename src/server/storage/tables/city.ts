/** The city: what it is, its register, its outlets and their rooms. */
import { ROOM_KINDS } from '../../../domain/outlet.ts'
import { CATEGORIES } from '../../../domain/product.ts'
import { REGISTER_DEEDS, REGISTERED } from '../../../domain/register.ts'
import {
  body,
  date,
  free,
  from,
  idOf,
  key,
  machine,
  nullable,
  number,
  oneOf,
  outlet,
  ownId,
  person,
  secretHash,
  type Table,
  time,
} from '../columns.ts'

/**
 * `id` is this city's own, of random bits; `key` tells the master key by which its codes were made; `written` is when it
 * was last tried whether the disk takes what is written.
 */
export const CITY_FACTS = ['id', 'key', 'written'] as const
export type CityFact = (typeof CITY_FACTS)[number]

export const CITY_TABLES = {
  migrations: { columns: { number: key(number) } },
  city_facts: { columns: { name: key(oneOf(CITY_FACTS)), value: machine } },
  sellers: {
    columns: {
      seller: key(idOf('sellers')),
      body: body('seller', 'maker', 'public'),
      version: from(1, number),
      contact: nullable(free('maker', 'office')),
    },
  },
  products: {
    columns: {
      product: key(idOf('products')),
      seller: idOf('sellers'),
      category: oneOf(CATEGORIES),
      body: body('product', 'maker', 'public'),
      version: from(1, number),
    },
  },
  outlets: {
    columns: {
      outlet: key(idOf('outlets')),
      body: body('outlet', 'operator', 'public'),
      version: from(1, number),
    },
  },
  register_changes: {
    columns: {
      thing: key(oneOf(REGISTERED)),
      subject: key(ownId),
      version: key(number),
      at: time,
      officer: person('officer', 'office'),
      deed: oneOf(REGISTER_DEEDS),
      body: body('register change', 'maker', 'office'),
    },
  },
  /** Of products that outlets added: each is counted as the one it stands for. */
  product_aliases: {
    columns: { product: key(idOf('products')), stands_for: idOf('products'), at: time },
  },
  rooms: {
    columns: {
      outlet,
      room: key(idOf('rooms')),
      kind: oneOf(ROOM_KINDS),
      floor: number,
      generation: number,
      code_hash: secretHash,
      position: number,
      code_name: nullable(machine),
      printed: nullable(machine),
    },
    indices: [{ on: ['outlet', 'code_hash'], isUnique: true }],
  },
  closures: {
    columns: {
      outlet,
      room: key(idOf('rooms')),
      from_date: key(date),
      to_date: nullable(date),
      reason: free('operator', 'office'),
    },
  },
} as const satisfies Record<string, Table>
