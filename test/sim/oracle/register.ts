/** What a register says of products, and what entries of the agency's log say it must, read from rows and texts alone. */
import type { Look } from './look.ts'

export interface Stands {
  readonly name: string
  readonly permitTo: string | null
  readonly halalTo: string | null
  readonly standing: string
}

const PRODUCTS = `SELECT product AS id, json_extract(body, '$.name.id') AS name,
  json_extract(body, '$.permit.validTo') AS "permitTo", json_extract(body, '$.halal.validTo') AS "halalTo",
  COALESCE(json_extract(body, '$.standing'), 'live') AS standing FROM products ORDER BY product`

/** By product. */
export function registerOf(look: Look): Map<string, Stands> {
  return new Map(look.all<Stands & { id: string }>(PRODUCTS).map(({ id, ...stands }) => [id, stands]))
}

interface Paper {
  readonly validTo?: string
}
type Said =
  | {
      readonly deed: 'product' | 'adopt'
      readonly product: {
        readonly id: string
        readonly name: { readonly id: string }
        readonly permit: Paper
        readonly halal: Paper
      }
    }
  | { readonly deed: 'retire-product' | 'refuse' | 'retire-maker'; readonly id: string }
  | { readonly deed: 'maker' | 'alias' | 'outlet' | 'end-outlet' }

/** Of products that entries have told whole: the last word of each counts, and a maker who leaves takes all along. */
export function registerSaidBy(entries: readonly string[]): Map<string, Stands> {
  const said = new Map<string, Stands>()
  const turn = (standing: string, isMeant: (id: string) => boolean) => {
    for (const [id, stands] of said) if (isMeant(id)) said.set(id, { ...stands, standing })
  }
  for (const text of entries) {
    const entry = JSON.parse(text) as Said
    switch (entry.deed) {
      case 'product':
      case 'adopt': {
        const { id, name, permit, halal } = entry.product
        const papers = { permitTo: permit.validTo ?? null, halalTo: halal.validTo ?? null }
        said.set(id, { name: name.id, ...papers, standing: 'live' })
        break
      }
      case 'retire-product':
        turn('retired', id => id === entry.id)
        break
      case 'refuse':
        turn('refused', id => id === entry.id)
        break
      case 'retire-maker':
        turn('retired', id => id.startsWith(`${entry.id}/`))
    }
  }
  return said
}
