/** The maker's part as a manager types it: `80 %`, `82,5 %` or `Rp20.000`. A bare number that may be either is asked about, never guessed. */
import { formatRupiah } from '../../../domain/money.ts'
import { isShared, SHARE_MAX } from '../../../domain/part.ts'
import type { Part, Terms } from '../../../domain/placement.ts'
import { tidy } from '../../../domain/typed.ts'
import { readPrice } from '../price.ts'

const SHARE = /^(\d{1,3})(?:[.,](\d))? ?%$/
/** A smaller sum is no piece's part, and may be meant as a share. */
const PLAIN_SUM_MIN = 1_000

export type PartRead =
  | { readonly ok: true; readonly part: Part | null }
  | { readonly ok: false; readonly reason: 'form' | 'unit' }

/** Nothing typed is no part: whether there must be one is for the terms to say. */
export function readPart(typed: string): PartRead {
  const text = tidy(typed)
  if (text === '') return { ok: true, part: null }
  const share = SHARE.exec(text)
  if (share !== null) {
    const permille = Number(share[1]) * 10 + Number(share[2] ?? 0)
    return permille > SHARE_MAX
      ? { ok: false, reason: 'form' }
      : { ok: true, part: { kind: 'share', permille } }
  }
  const sum = readPrice(text, true)
  if (!sum.ok) return { ok: false, reason: 'form' }
  const isPlain = /^\d+$/.test(text)
  if (isPlain && sum.price < PLAIN_SUM_MIN) return { ok: false, reason: 'unit' }
  return { ok: true, part: { kind: 'sum', rupiah: sum.price } }
}

export function shareText(permille: number): string {
  return `${String(permille / 10).replace('.', ',')} %`
}

/** As it would be typed. */
export function partText(part: Part | null): string {
  if (part === null) return ''
  return part.kind === 'share' ? shareText(part.permille) : formatRupiah(part.rupiah)
}

/** What a new row begins with. */
export function usualPart(terms: Terms): string {
  return isShared(terms) ? shareText(800) : ''
}
