/**
 * Every table of the database, described once: what each column is, what its key is, and whose words and names it holds. The
 * types of rows derive from it; `test/storage/catalogue.test.ts` holds it against what the migrations make on each
 * engine, and `test/server/terms.test.ts` writes to every column that is somebody's and looks whether its term is kept.
 *
 * A stay's or an order's id leads to nobody by itself: it does by the row that it is of, for as long as that row's term.
 */
import { ACTS, THINGS } from '../../domain/act.ts'
import { ACTOR_KINDS } from '../../domain/actor.ts'
import { ORDER_STATES } from '../../domain/order.ts'
import { ROOM_KINDS } from '../../domain/outlet.ts'
import { TERMS } from '../../domain/placement.ts'
import { CATEGORIES } from '../../domain/product.ts'
import { STAFF_ROLES } from '../../domain/staff.ts'
import { MOVEMENT_KINDS } from '../../domain/stock.ts'
import { TALLY_SCOPES } from '../../domain/tally.ts'
import {
  body,
  type Camel,
  date,
  flag,
  free,
  from,
  hash,
  idOf,
  key,
  machine,
  nullable,
  number,
  oneOf,
  ownId,
  person,
  type Table,
  time,
  type ValueOf,
} from './columns.ts'

/**
 * Gapless, each of an outlet. `menu` moves with whatever a shelf shows or holds, `access` whenever somebody who may enter is
 * out or elsewhere.
 */
export const COUNTERS = ['document', 'event', 'stock', 'stock-forgotten', 'menu', 'access', 'act'] as const
export type Counter = (typeof COUNTERS)[number]

export const DEVICE_KINDS = ['tablet', 'terminal'] as const
export type DeviceKind = (typeof DEVICE_KINDS)[number]

export const SESSION_ROLES = ['guest', 'staff'] as const
export type SessionRole = (typeof SESSION_ROLES)[number]

/** What happened to what: an order, a stay (check-in, move, check-out), a room's waiting phones. */
export const EVENT_KINDS = ['order', 'stay', 'rooms'] as const
export type EventKind = (typeof EVENT_KINDS)[number]

/**
 * `id` is this city's own, of random bits; `key` tells the master key by which its codes were made; `written` is when it
 * was last tried whether the disk takes what is written.
 */
export const CITY_FACTS = ['id', 'key', 'written'] as const
export type CityFact = (typeof CITY_FACTS)[number]

const outlet = key(idOf('outlets'))
const counted = { quantity: number, amount: number } as const

export const TABLES = {
  migrations: { columns: { number: key(number) } },
  city_facts: { columns: { name: key(oneOf(CITY_FACTS)), value: machine } },

  sellers: { columns: { seller: key(ownId), body: body('seller', 'maker', 'public') } },
  products: {
    columns: {
      product: key(ownId),
      seller: idOf('sellers'),
      category: oneOf(CATEGORIES),
      body: body('product', 'maker', 'public'),
    },
  },
  officers: {
    columns: { name: key(person('officer', 'office')), pin_hash: hash, peppered_hash: nullable(hash) },
  },
  officer_sessions: {
    columns: { token_hash: key(hash), name: person('officer', 'lapsed'), expires_at: time },
  },
  auditors: { columns: { token_hash: key(hash), name: free('operator', 'office'), made_at: time } },

  outlets: { columns: { outlet: key(ownId), body: body('outlet', 'operator', 'public') } },
  counters: { columns: { outlet, name: key(oneOf(COUNTERS)), value: number } },
  rooms: {
    columns: {
      outlet,
      room: key(ownId),
      kind: oneOf(ROOM_KINDS),
      floor: number,
      generation: number,
      code_hash: hash,
      position: number,
    },
    indices: [{ on: ['outlet', 'code_hash'], isUnique: true }],
  },
  staff: {
    columns: {
      outlet,
      name: key(person('clerk', 'office')),
      role: oneOf(STAFF_ROLES),
      pin_hash: hash,
      peppered_hash: nullable(hash),
    },
  },
  pin_tries: {
    columns: {
      outlet,
      person: key(person('clerk', 'known')),
      terminal: key(hash),
      spent_until: time,
      known_at: nullable(time),
    },
  },
  devices: {
    columns: {
      outlet,
      token_hash: key(hash),
      kind: oneOf(DEVICE_KINDS),
      name: free('operator', 'office'),
      room: nullable(idOf('rooms')),
      enrolled_at: time,
      enrolled_by: person('clerk', 'office'),
      ended_at: nullable(time),
    },
  },
  enrolments: {
    columns: {
      outlet,
      code_hash: key(hash),
      kind: oneOf(DEVICE_KINDS),
      room: nullable(idOf('rooms')),
      made_by: person('clerk', 'lapsed'),
      expires_at: time,
    },
  },

  stays: {
    columns: {
      outlet,
      stay: key(ownId),
      room: person('guest', 'stay'),
      checked_in_at: time,
      checked_out_at: nullable(time),
      leaves_at: nullable(time),
      salt: nullable(hash),
    },
    indices: [
      { on: ['outlet', 'room'], isUnique: true, isPartial: true },
      { on: ['outlet', 'checked_out_at'] },
    ],
  },
  sessions: {
    columns: {
      outlet,
      token_hash: key(hash),
      role: oneOf(SESSION_ROLES),
      stay: nullable(idOf('stays')),
      staff: nullable(person('clerk', 'lapsed')),
      device: nullable(idOf('devices')),
      created_at: time,
      expires_at: time,
    },
    indices: [{ on: ['outlet', 'stay'] }],
  },
  wrong_codes: {
    columns: { outlet: idOf('outlets'), room: idOf('rooms'), at: time },
    indices: [{ on: ['outlet', 'room', 'at'] }],
  },
  confirmations: {
    columns: {
      outlet,
      id: key(ownId),
      room: person('guest', 'lapsed'),
      secret_hash: hash,
      match: machine,
      asked_at: time,
      allowed_stay: nullable(idOf('stays')),
      answered_at: nullable(time),
    },
  },
  presences: {
    columns: { outlet, terminal: key(hash), at: time, sound: flag, visible: flag },
  },

  placements: {
    columns: {
      outlet,
      placement: key(ownId),
      product: idOf('products'),
      terms: oneOf(TERMS),
      price: number,
      rack: free('operator', 'office'),
      is_on: flag,
      from_date: nullable(date),
      to_date: nullable(date),
      position: number,
      reserved: from(0, number),
      last_entry: from(0, number),
    },
    indices: [{ on: ['outlet', 'product', 'terms'], isUnique: true }],
  },
  batches: {
    columns: {
      outlet,
      placement: key(idOf('placements')),
      batch: key(free('clerk', 'office')),
      best_before: nullable(date),
      on_hand: number,
    },
  },
  stock_entries: {
    columns: {
      outlet,
      seq: key(number),
      placement: idOf('placements'),
      kind: oneOf(MOVEMENT_KINDS),
      batch: nullable(free('clerk', 'office')),
      quantity: number,
      at: time,
      order_id: nullable(idOf('orders')),
      made_by: nullable(person('clerk', 'year')),
      note: nullable(free('clerk', 'year')),
      previous: nullable(number),
    },
    indices: [{ on: ['outlet', 'placement', 'seq'], isPartial: true }],
  },
  showings: {
    columns: { outlet, placement: key(idOf('placements')), at: key(time), live: flag, in_stock: flag },
  },

  orders: {
    columns: {
      outlet,
      order_id: key(ownId),
      stay: idOf('stays'),
      state: oneOf(ORDER_STATES),
      is_open: flag,
      received_at: time,
      total: number,
      body: body('order', 'guest', 'stay'),
    },
    indices: [
      { on: ['outlet', 'stay', 'received_at'], isPartial: true },
      { on: ['outlet', 'stay', 'received_at'], isPartial: true },
    ],
  },
  verdicts: {
    columns: {
      outlet,
      order_id: key(ownId),
      stay: idOf('stays'),
      fingerprint: nullable(hash),
      refusal: nullable(body('refusal')),
      at: time,
    },
    indices: [{ on: ['outlet', 'stay'], isPartial: true }],
  },
  events: {
    columns: {
      outlet,
      seq: key(number),
      kind: oneOf(EVENT_KINDS),
      stay: nullable(idOf('stays')),
      subject: person('guest', 'past'),
      at: time,
    },
  },
  /** Of the whole city where the outlet is ''. */
  acts: {
    columns: {
      outlet,
      seq: key(number),
      what: oneOf(ACTS),
      at: time,
      actor: oneOf(ACTOR_KINDS),
      who: person('clerk', 'act'),
      terminal: free('operator', 'act'),
      thing: oneOf(THINGS),
      subject: person('clerk', 'act'),
      times: number,
      body: body('act', 'clerk', 'act'),
    },
    indices: [
      { on: ['outlet', 'who', 'seq'] },
      { on: ['outlet', 'subject', 'seq'] },
      { on: ['outlet', 'what', 'at'] },
      { on: ['outlet', 'at'] },
    ],
  },

  documents: {
    columns: {
      outlet,
      number: key(number),
      /** A hub keeps entries of newer versions too, and they may be of kinds that it does not know. */
      kind: machine,
      entry: body('entry'),
      issued_at: time,
      day: date,
      order_id: nullable(idOf('orders')),
      stay: nullable(idOf('stays')),
      detail: nullable(body('detail', 'guest', 'stay')),
      detail_salt: nullable(hash),
      voided_by: nullable(number),
    },
    indices: [{ on: ['outlet', 'day'] }],
  },
  days: { columns: { outlet, date: key(date), number } },

  fold_cursors: { columns: { outlet, fold: key(ownId), number, stopped_by: number } },

  counted_cursors: { columns: { outlet, number } },
  counted_lines: {
    columns: {
      outlet,
      number: key(number),
      line: key(number),
      day: date,
      product: idOf('products'),
      seller: idOf('sellers'),
      terms: oneOf(TERMS),
      ...counted,
      occasion: nullable(ownId),
      voided: flag,
    },
    indices: [{ on: ['outlet', 'day'] }, { on: ['outlet', 'occasion', 'day'], isPartial: true }],
  },
  counted_exposure: {
    columns: {
      outlet,
      day: key(date),
      product: key(idOf('products')),
      terms: key(oneOf(TERMS)),
      seller: idOf('sellers'),
      occupied: number,
      live_minutes: number,
      in_stock_minutes: number,
    },
  },
  tallied_cursors: { columns: { outlet, number } },
  tallied_days: {
    columns: { outlet, day: key(date), number },
    indices: [{ on: ['outlet', 'number'] }],
  },
  tallied_products: {
    columns: {
      outlet,
      day: key(date),
      product: key(idOf('products')),
      terms: key(oneOf(TALLY_SCOPES)),
      kwitansi: number,
      complimentary: number,
      voided: number,
      units: number,
      rupiah: number,
    },
  },

  logs: {
    columns: {
      outlet,
      origin: machine,
      size: number,
      root: hash,
      signed_size: number,
      signed: machine,
      witnessed_size: number,
      witnessed: machine,
      awaits: number,
      writes: from(1, number),
      generation: from(1, number),
    },
  },
  log_keys: {
    columns: {
      outlet,
      vkey: key(machine),
      since: number,
      until: nullable(number),
      position: number,
      lost_to: nullable(number),
      generation: from(1, number),
    },
  },
  log_tiles: { columns: { outlet, level: key(number), tile: key(number), hashes: machine } },
  log_registers: { columns: { hub: key(machine), note: machine, at: time } },
  pendings: { columns: { outlet, size: key(number), root: hash, note: machine } },
  forks: {
    columns: {
      outlet,
      size: key(number),
      root: key(hash),
      note: machine,
      at: time,
      proven_at: nullable(time),
      seen: nullable(machine),
    },
  },
  papers: { columns: { outlet, number: key(number), token_hash: hash } },

  webhooks: {
    columns: {
      outlet,
      hook: key(ownId),
      url: free('operator', 'office'),
      number,
      made_at: time,
      ended_at: nullable(time),
      rests_until: time,
      teller: nullable(ownId),
    },
  },
  webhook_messages: {
    columns: {
      outlet,
      hook: key(idOf('webhooks')),
      number: key(number),
      tries: number,
      next_at: nullable(time),
      fault: machine,
    },
    indices: [{ on: ['next_at', 'outlet'], isPartial: true }],
  },
} as const satisfies Record<string, Table>

export type TableName = keyof typeof TABLES
export type ColumnOf<Name extends TableName> = keyof (typeof TABLES)[Name]['columns'] & string

/** A row as it stands in the table. */
export type RowOf<Name extends TableName> = {
  readonly [Column in ColumnOf<Name>]: ValueOf<(typeof TABLES)[Name]['columns'][Column]>
}

/** The same by the names that statements give to what they read. */
export type RecordOf<Name extends TableName> = {
  readonly [Column in ColumnOf<Name> as Camel<Column>]: RowOf<Name>[Column]
}
