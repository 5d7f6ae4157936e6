/**
 * Terbilang: an amount in Indonesian words, as a kwitansi must state it beside the figures.
 * One becomes `se-` in sepuluh, sebelas, seratus and seribu; juta, miliar and triliun take `satu`.
 * Spelling after KBBI: nol, miliar.
 */
const DIGITS = ['', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan'] as const
const SCALES = ['', 'ribu', 'juta', 'miliar', 'triliun'] as const
const TERBILANG_MAX = 999_999_999_999_999

function belowThousand(n: number): string[] {
  const hundreds = Math.floor(n / 100)
  const rest = n % 100
  const words: string[] = []
  if (hundreds === 1) words.push('seratus')
  else if (hundreds > 1) words.push(DIGITS[hundreds] as string, 'ratus')
  if (rest === 10) words.push('sepuluh')
  else if (rest === 11) words.push('sebelas')
  else if (rest > 11 && rest < 20) words.push(DIGITS[rest - 10] as string, 'belas')
  else {
    if (rest >= 20) words.push(DIGITS[Math.floor(rest / 10)] as string, 'puluh')
    if (rest % 10 > 0) words.push(DIGITS[rest % 10] as string)
  }
  return words
}

/** Words of a whole number from 0 to 999 trillion, without "rupiah". Throws `RangeError` beyond. */
export function terbilang(n: number): string {
  if (!Number.isInteger(n) || n < 0 || n > TERBILANG_MAX) throw new RangeError(`no words for ${n}`)
  if (n === 0) return 'nol'
  const words: string[] = []
  for (let scale = SCALES.length - 1; scale >= 0; scale--) {
    const group = Math.floor(n / 1000 ** scale) % 1000
    if (group === 0) continue
    if (scale === 1 && group === 1) words.push('seribu')
    else words.push(...belowThousand(group), ...(scale > 0 ? [SCALES[scale] as string] : []))
  }
  return words.join(' ')
}

/** `Dua puluh lima ribu rupiah`: as it stands on a kwitansi. */
export function terbilangRupiah(amount: number): string {
  const words = `${terbilang(amount)} rupiah`
  return words.charAt(0).toUpperCase() + words.slice(1)
}
