/** Makers of the register as a sheet says them: what is added goes live where nothing is missing, and is a draft where something is. */
import { changesIn, withChanges } from '../../../domain/fields.ts'
import type { SellerId } from '../../../domain/ids.ts'
import { missingOfSeller, newlyMissing } from '../../../domain/missing.ts'
import { isOwn } from '../../../domain/own-goods.ts'
import type { Seller } from '../../../domain/product.ts'
import { fieldsOfSeller, SELLER_FIELDS, withSellerFields } from '../../../domain/register.ts'
import { SHEETS } from '../../../domain/sheets/kinds.ts'
import { slugFrom, untaken } from '../../../domain/slug.ts'
import { inTurns } from '../../process/breathe.ts'
import {
  addSeller,
  findSeller,
  type KeptSeller,
  keptSellers,
  productsOf,
  saveSeller,
} from '../../storage/statements/city/register.ts'
import { dropMaker } from '../../storage/statements/city/sheet-register.ts'
import { noteDeed, type Officer } from '../register/deed.ts'
import { saveMaker } from '../register/makers.ts'
import { isInRegister, saidIn, sentIn } from './fields.ts'
import { type Keeper, ROWS_A_BREATH, type Setting, type Values, type Written } from './keeper.ts'
import { WITHDRAWN } from './products.ts'

const NOTHING = fieldsOfSeller({ slug: '', name: '', district: '', about: { id: '', en: '' } }, '')

export const makerKeeper: Keeper<Officer> = {
  known: async sql =>
    (await keptSellers(sql))
      .filter(({ seller }) => isInRegister(seller))
      .map(({ seller, contact }) => ({
        key: seller.slug,
        cells: saidIn(SHEETS.makers, { code: seller.slug, ...fieldsOfSeller(seller, contact) }),
      })),
  references: async () => ({}),
  add: async (to, officer, rows) => {
    const taken = new Set((await keptSellers(to.sql)).map(({ seller }) => seller.slug))
    return inTurns(rows, ROWS_A_BREATH, async row => {
      const slug = untaken(slugOf(String(row.name)), one => taken.has(one))
      taken.add(slug)
      await addOne(to, officer, slug, row)
      return slug
    })
  },
  set: async (to, officer, changes) => {
    await inTurns(changes, ROWS_A_BREATH, change => setOne(to, officer, change))
  },
  remove: async (to, officer, keys) => {
    const isGone = await inTurns(keys, ROWS_A_BREATH, key => removeOne(to, officer, key))
    return keys.filter((_, i) => isGone[i] === false)
  },
  keeps: async ({ sql }, _officer, { key, cells }) => {
    const kept = await findSeller(sql, key)
    if (kept === null || kept.seller.standing !== undefined) return null
    const next = withCells(kept, cells).seller
    return newlyMissing(missingOfSeller(kept.seller), missingOfSeller(next)).length > 0 ? 'is-live' : null
  },
}

/** What an outlet adds by itself is told by its name: no other may look like it. */
function slugOf(name: string): SellerId {
  const slug = slugFrom(name)
  return slug === '' || isOwn(slug) ? `umkm-${slug}`.replace(/-$/, '') : slug
}

async function addOne({ sql, world }: Written, officer: Officer, slug: SellerId, row: Values): Promise<void> {
  const changes = changesIn(SELLER_FIELDS, NOTHING, sentIn(NOTHING, row))
  const fields = withChanges(NOTHING, changes)
  const bare: Seller = { slug, name: '', district: '', about: { id: '', en: '' } }
  const whole = withSellerFields(bare, fields)
  const draft: Seller = { ...whole, standing: 'draft' }
  await addSeller(sql, draft)
  const kept = { seller: draft, contact: fields.contact, version: 1 }
  await saveSeller(sql, kept)
  await noteDeed(sql, world, officer, { thing: 'maker', subject: slug, version: 1, deed: 'add', changes })
  if (missingOfSeller(whole).length > 0) return
  await saveMaker(sql, world, officer, kept, { seller: whole, contact: fields.contact }, { deed: 'publish' })
}

async function setOne({ sql, world }: Written, officer: Officer, { key, cells }: Setting): Promise<void> {
  const kept = await findSeller(sql, key)
  if (kept === null) return
  const { changes, ...next } = withCells(kept, cells)
  if (changes.length === 0) return
  await saveMaker(sql, world, officer, kept, next, { deed: 'change', changes })
}

function withCells({ seller, contact }: KeptSeller, cells: Setting['cells']) {
  const now = fieldsOfSeller(seller, contact)
  const changes = changesIn(SELLER_FIELDS, now, sentIn(NOTHING, cells))
  const fields = withChanges(now, changes)
  return { changes, seller: withSellerFields(seller, fields), contact: fields.contact }
}

/** A draft that nobody has seen is gone; what was live goes from the register as anything does, and its name is its own for ever. */
async function removeOne({ sql, world }: Written, officer: Officer, key: SellerId): Promise<boolean> {
  const kept = await findSeller(sql, key)
  const products = await productsOf(sql, key)
  if (kept === null || products.some(({ product }) => product.standing !== 'retired')) return false
  if (kept.seller.standing === 'draft' && products.length === 0) {
    await dropMaker(sql, key)
    return true
  }
  const seller: Seller = { ...kept.seller, standing: 'retired', reason: WITHDRAWN }
  const done = { deed: 'retire', note: WITHDRAWN } as const
  await saveMaker(sql, world, officer, kept, { seller, contact: kept.contact }, done)
  return true
}
