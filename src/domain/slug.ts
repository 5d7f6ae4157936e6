/** Names for addresses, made of what people call a thing: `Abon Kepiting (Pedas)` is `abon-kepiting-pedas`. */
import { tidy } from './typed.ts'

const LENGTH_MAX = 48

/** '' where nothing of the name is left: it is then to be typed. */
export function slugFrom(name: string): string {
  const plain = tidy(name).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const words = plain.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '')
  return words.slice(0, LENGTH_MAX).replace(/-+$/, '')
}

/** The slug, or the first of `slug-2`, `slug-3` … that was never taken. */
export function untaken(slug: string, isTaken: (slug: string) => boolean): string {
  if (!isTaken(slug)) return slug
  for (let n = 2; ; n++) if (!isTaken(`${slug}-${n}`)) return `${slug}-${n}`
}
