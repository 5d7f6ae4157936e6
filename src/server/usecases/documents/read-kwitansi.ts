/** A document's content for the holder of its link. A wrong token and a missing document answer alike. */
import { timingSafeEqual } from 'node:crypto'
import type { Kwitansi, KwitansiProof } from '../../../contract/kwitansi.ts'
import {
  type EntryLine,
  isPaper,
  type KwitansiEntry,
  needsMeterai,
  printedNumber,
  type VoidEntry,
} from '../../../domain/document.ts'
import { type DocumentName, isLost, named, spelled } from '../../../domain/document-name.ts'
import { asItWas } from '../../../domain/fields.ts'
import type { DocumentNumber, OutletId, ProductId, Secret, SellerId } from '../../../domain/ids.ts'
import type { Outlet } from '../../../domain/outlet.ts'
import type { Product } from '../../../domain/product.ts'
import { fieldsOfProduct, withProductFields } from '../../../domain/register.ts'
import { ok, type Result, refuse } from '../../../domain/result.ts'
import { terbilangRupiah } from '../../../domain/terbilang.ts'
import { localDate, toMilliseconds, toTimestamp } from '../../../domain/time.ts'
import { knowsLog, readRegister } from '../../../log/register.ts'
import { readEntry } from '../../storage/bodies.ts'
import { findOutlet } from '../../storage/statements/city/outlets.ts'
import { allProducts, allSellers } from '../../storage/statements/city/register.ts'
import { changesSince } from '../../storage/statements/city/register-changes.ts'
import { type DocumentRecord, findDocument } from '../../storage/statements/documents/documents.ts'
import { findLogRegister } from '../../storage/statements/log/log-registers.ts'
import { allLogKeys, type LogKeyRecord } from '../../storage/statements/log/logs.ts'
import type { Sql } from '../../storage/storage.ts'
import { kwitansiToken, kwitansiUrl } from '../city/codes.ts'
import { proveDocument } from '../log/prove.ts'
import type { World } from '../world.ts'

/** Who holds a document's link. */
export interface PaperLink extends DocumentName {
  readonly outlet: OutletId
  readonly token: Secret
}

/** The hub as an outlet was told of it: where it is, and its key, as signed-note writes one. */
export interface HubKnown {
  readonly url: string
  readonly key: string
}

/** How papers are opened and checked here: as the outlet's own, or as a hub's copies. */
export interface Papers {
  opens(link: PaperLink): Promise<boolean>
  /** The address of another paper of the same outlet; `null` where none is made. */
  linkTo(outlet: OutletId, name: DocumentName): string | null
  /** The key by which papers are checked, as signed-note writes one; `null` without a hub. */
  readonly hubKey: string | null
  /** Where the hub is; `null` without one, and at the hub itself. */
  readonly hubUrl: string | null
  /** The hub's signed register; `null` where it was never heard of. */
  register(): Promise<string | null>
}

export function issuedHere({ keys, storage }: World, hub: HubKnown | null): Papers {
  const hubKey = hub?.key ?? null
  return {
    async opens({ outlet, number, generation, token }) {
      const expected = Buffer.from(kwitansiToken(keys, outlet, number, generation))
      const given = Buffer.from(token)
      return given.length === expected.length && timingSafeEqual(given, expected)
    },
    linkTo: (outlet, name) => kwitansiUrl(keys, outlet, name),
    hubKey,
    hubUrl: hub?.url ?? null,
    register: async () => (hubKey === null ? null : storage.read(sql => findLogRegister(sql, hubKey))),
  }
}

export async function readKwitansi(
  world: World,
  papers: Papers,
  link: PaperLink,
): Promise<Result<Kwitansi, NoPaper>> {
  const read = await withPaper(world, papers, link, async (sql, outlet, document, keys) => {
    const entry = readEntry(document.entry, outlet.slug, document.number)
    if (!('lines' in entry)) return null
    const kwitansi = await toKwitansi(sql, world, outlet, document, keys, entry)
    const replacedBy = await standsIn(sql, papers, outlet, document, keys)
    return replacedBy === null ? kwitansi : { ...kwitansi, replacedBy }
  })
  if (!read.ok) return read
  return read.value === null ? refuse('unknown-document') : ok(read.value)
}

/** What checks a document offline. `hubKey` is told as it is set here. */
export async function readProof(
  world: World,
  papers: Papers,
  link: PaperLink,
): Promise<Result<KwitansiProof, NoPaper>> {
  const register = await papers.register()
  return withPaper(world, papers, link, async (sql, outlet, { number, entry, detail, detailSalt }) => {
    const { seal, proof, origin, keys } = await proveDocument(sql, outlet.slug, number)
    // Until the hub has taken this log and its key on, there is nothing that its own key could check.
    const isKnown = register !== null && knowsLog(readRegister(register), { origin, vkey: keys[0]?.vkey })
    const hubKey = isKnown ? papers.hubKey : null
    const hubUrl = hubKey === null ? null : papers.hubUrl
    return { seal, entry, detail, detailSalt, proof, register, keys: [...keys], hubKey, hubUrl }
  })
}

/** Of a paper that was lost its link says no more than that there was one. */
type NoPaper = 'unknown-document' | 'document-lost'

async function withPaper<Read>(
  { storage }: World,
  papers: Papers,
  link: PaperLink,
  read: (sql: Sql, outlet: Outlet, document: DocumentRecord, keys: readonly LogKeyRecord[]) => Promise<Read>,
): Promise<Result<Read, NoPaper>> {
  if (!(await papers.opens(link))) return refuse('unknown-document')
  return storage.read(async sql => {
    const outlet = await findOutlet(sql, link.outlet)
    const keys = await allLogKeys(sql, link.outlet)
    if (isLost(keys, link)) return refuse('document-lost')
    const document = await findDocument(sql, link.outlet, link.number)
    if (outlet === null || document === null || !isPaper(document.kind)) return refuse('unknown-document')
    return ok(await read(sql, outlet, document, keys))
  })
}

async function toKwitansi(
  sql: Sql,
  world: World,
  outlet: Outlet,
  document: DocumentRecord,
  keys: readonly LogKeyRecord[],
  entry: KwitansiEntry | VoidEntry,
): Promise<Kwitansi> {
  const name = named(keys, document.number)
  const replaces = entry.kind === 'kwitansi' ? (entry.replaces ?? null) : null
  const replaced = replaces === null ? null : named(keys, replaces)
  const printed = (number: DocumentNumber, issuedAtMs: number) =>
    printedNumber(outlet.mark, number, localDate(issuedAtMs, outlet.zone), named(keys, number).generation)
  const other = async (number: DocumentNumber) => {
    const found = await findDocument(sql, outlet.slug, number)
    return { number, printed: printed(number, found?.issuedAt ?? document.issuedAt) }
  }
  return {
    kind: entry.kind,
    outlet: {
      slug: outlet.slug,
      name: outlet.name,
      address: outlet.address,
      zone: outlet.zone,
      demo: outlet.demo,
    },
    ...name,
    printed: printed(document.number, document.issuedAt),
    issuedAt: toTimestamp(document.issuedAt),
    issuedOn: localDate(document.issuedAt, outlet.zone),
    payer: document.detail?.payer ?? null,
    room: document.detail?.room ?? null,
    cashier: document.detail?.cashier ?? null,
    lines: await namedLines(sql, entry),
    payment: entry.kind === 'kwitansi' ? entry.payment : null,
    total: entry.total,
    words: terbilangRupiah(entry.total),
    meterai: entry.kind === 'kwitansi' && needsMeterai(entry.total),
    voids: entry.kind === 'void' ? { ...(await other(entry.voids)), reason: entry.reason } : null,
    voidedBy:
      document.voidedBy === null
        ? null
        : {
            ...(await other(document.voidedBy)),
            url: kwitansiUrl(world.keys, outlet.slug, named(keys, document.voidedBy)),
          },
    replaces,
    ...(replaced?.generation === undefined ? {} : { replacesName: spelled(replaced) }),
    url: kwitansiUrl(world.keys, outlet.slug, name),
  }
}

/**
 * Whoever holds a cancelled kwitansi is led to the one that stands in for it: it says nothing of its guest that theirs does not. Both
 * were issued in one act, so it is the next after its void.
 */
async function standsIn(
  sql: Sql,
  papers: Papers,
  outlet: Outlet,
  { number, voidedBy }: DocumentRecord,
  keys: readonly LogKeyRecord[],
): Promise<Kwitansi['replacedBy'] | null> {
  const document = voidedBy === null ? null : await findDocument(sql, outlet.slug, voidedBy + 1)
  if (document?.kind !== 'kwitansi') return null
  const entry = readEntry(document.entry, outlet.slug, document.number)
  if (entry.kind !== 'kwitansi' || entry.replaces !== number) return null
  const name = named(keys, document.number)
  const issuedOn = localDate(document.issuedAt, outlet.zone)
  const url = papers.linkTo(outlet.slug, name)
  return {
    number: document.number,
    printed: printedNumber(outlet.mark, document.number, issuedOn, name.generation),
    ...(url === null ? {} : { url }),
  }
}

/**
 * The entry's lines with what the register said beside them when it was issued; the Indonesian name is the entry's own. A paper
 * says for ever what it said: what is corrected later is on later ones.
 */
async function namedLines(
  sql: Sql,
  { lines, issuedAt }: { readonly lines: readonly EntryLine[]; readonly issuedAt: string },
): Promise<Kwitansi['lines']> {
  const atMs = toMilliseconds(issuedAt)
  const products = await productsAt(
    sql,
    lines.map(({ product }) => product),
    atMs,
  )
  const sellers = await sellersAt(
    sql,
    lines.map(({ seller }) => seller),
    atMs,
  )
  return lines.map(line => {
    const product = products.get(line.product)
    return {
      name: { en: line.name, ...product?.name, id: line.name },
      net: product === undefined ? '' : netText(product.net),
      seller: sellers.get(line.seller) ?? line.seller,
      terms: line.terms,
      quantity: line.quantity,
      unitPrice: line.unitPrice,
      amount: line.amount,
      included: (line.included ?? []).map(part => ({ ...part })),
    }
  })
}

async function productsAt(
  sql: Sql,
  ids: readonly ProductId[],
  atMs: number,
): Promise<Map<ProductId, Product>> {
  const later = await changesSince(sql, 'product', ids, atMs)
  const known = (await allProducts(sql)).filter(({ id }) => ids.includes(id))
  return new Map(
    known.map(product => {
      const changes = later.filter(({ subject }) => subject === product.id).flatMap(one => one.changes)
      return [product.id, withProductFields(product, asItWas(fieldsOfProduct(product), changes))]
    }),
  )
}

async function sellersAt(sql: Sql, ids: readonly SellerId[], atMs: number): Promise<Map<SellerId, string>> {
  const later = await changesSince(sql, 'maker', ids, atMs)
  return new Map(
    (await allSellers(sql)).map(({ slug, name }) => {
      const changes = later.filter(({ subject }) => subject === slug).flatMap(one => one.changes)
      return [
        slug,
        asItWas(
          { name },
          changes.filter(({ field }) => field === 'name'),
        ).name,
      ]
    }),
  )
}

const UNIT_WORDS = {
  g: 'g',
  ml: 'ml',
  m: 'm',
  sheet: 'lembar',
  piece: 'buah',
  pair: 'pasang',
} satisfies Record<Product['net']['unit'], string>

/** `150 g`, as labels write it. */
function netText(net: Product['net']): string {
  return `${String(net.amount).replace('.', ',')} ${UNIT_WORDS[net.unit]}`
}
