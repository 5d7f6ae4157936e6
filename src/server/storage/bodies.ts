/**
 * JSON bodies of rows. Each passes the one `upgrade` of its kind, whole, whenever it is read: what a disk gives back is not
 * believed. What is found by its own text has passed it to the letter and can never be stale: a city's few bodies are remembered by it.
 * They are shared, and must not be changed by whoever reads them.
 */
import { Entry as EntryShape, Head, isEntry } from '../../contract/entry.ts'
import { NotReadable, STORED, type StoredKind, upgrade, written } from '../../contract/stored.ts'
import { type Detail, type Entry, isNewer, type NewerEntry } from '../../domain/document.ts'
import type { DocumentNumber, OutletId } from '../../domain/ids.ts'
import type { Order } from '../../domain/order.ts'
import type { Outlet } from '../../domain/outlet.ts'
import type { Product, Seller } from '../../domain/product.ts'
import type { RegisterChange } from '../../domain/register.ts'
import type { Refusal } from '../../domain/result.ts'
import type { Applied } from '../../domain/sheets/undo.ts'
import { UnreadableRow } from './unreadable.ts'

/** Texts of one kind. */
const REMEMBERED_MAX = 5_000

/** Which row it is: told where it cannot be read. */
type Whose = readonly [table: string, ...key: readonly (string | number)[]]

interface Bodies<Body extends object> {
  /** Throws an {@link UnreadableRow}. */
  read(text: string, ...whose: Whose): Body
  write(body: Body): string
}

interface Manner<Body> {
  /** What of a body must be the last of its row's key. */
  readonly idOf?: (body: Body) => string
  /** Is it remembered by its text? Nothing that is erased may be. */
  readonly isRemembered?: boolean
}

function bodies<Body extends object>(
  kind: StoredKind<Body>,
  { idOf, isRemembered = false }: Manner<Body> = {},
): Bodies<Body> {
  const remembered = new Map<string, Body>()
  function bodyIn(text: string): Body {
    const body = upgrade(kind, parsed(text))
    if (!isRemembered) return body
    if (remembered.size >= REMEMBERED_MAX) remembered.clear()
    remembered.set(text, body)
    return body
  }
  return {
    read: (text, ...whose) =>
      legibly(() => {
        const body = remembered.get(text) ?? bodyIn(text)
        if (idOf !== undefined && idOf(body) !== whose.at(-1)) throw new NotReadable('is of another row')
        return body
      }, whose),
    write: body => written(kind, body),
  }
}

export const orderBodies = bodies<Order>(STORED.order, { idOf: ({ id }) => id })
export const refusalBodies = bodies<Refusal>(STORED.refusal)
export const detailBodies = bodies<Detail>(STORED.detail)
export const outletBodies = bodies<Outlet>(STORED.outlet, { idOf: ({ slug }) => slug, isRemembered: true })
export const productBodies = bodies<Product>(STORED.product, { idOf: ({ id }) => id, isRemembered: true })
export const sellerBodies = bodies<Seller>(STORED.seller, { idOf: ({ slug }) => slug, isRemembered: true })

export const sheetImportBodies = bodies<{ readonly applied: readonly Applied[] }>(STORED.sheetImport)
export const registerChangeBodies = bodies<RegisterChange>(STORED.registerChange)

/**
 * An entry of an outlet's log, of any version. Its bytes are final, and are read so seldom that nothing of it is
 * remembered.
 */
export function readEntry(text: string, outlet: OutletId, number: DocumentNumber): Entry | NewerEntry {
  return legibly(() => {
    const entry = entryIn(parsed(text))
    if (entry.outlet !== outlet || entry.number !== number) throw new NotReadable('is of another row')
    return entry
  }, ['documents', outlet, number])
}

function entryIn(value: unknown): Entry | NewerEntry {
  if (isEntry(value)) return value
  const head = Head.safeParse(value)
  if (head.success && isNewer(head.data)) return { ...head.data, kind: 'newer', is: head.data.kind }
  const read = EntryShape.safeParse(value)
  if (read.success) return read.data
  throw NotReadable.at(read.error.issues)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new NotReadable('is no JSON')
  }
}

function legibly<Value>(read: () => Value, [table, ...key]: Whose): Value {
  try {
    return read()
  } catch (fault) {
    if (!(fault instanceof NotReadable)) throw fault
    throw new UnreadableRow(table, key, fault.message)
  }
}
