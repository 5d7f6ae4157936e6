/** Codes of a merchant that is nobody, written by another hand than the program's: field by field, with a checksum by a table. */
export type Field = readonly [tag: string, value: string]

export const written = (fields: readonly Field[]) =>
  fields.map(([tag, value]) => tag + String(value.length).padStart(2, '0') + value).join('')

const TABLE = Array.from({ length: 256 }, (_, byte) => {
  let crc = byte << 8
  for (let bit = 0; bit < 8; bit++) crc = crc & 0x8000 ? (crc << 1) ^ 0x1021 : crc << 1
  return crc & 0xffff
})

export function crc16(text: string): string {
  let crc = 0xffff
  for (const byte of Buffer.from(text, 'latin1'))
    crc = ((crc << 8) & 0xffff) ^ (TABLE[((crc >> 8) ^ byte) & 0xff] ?? 0)
  return crc.toString(16).toUpperCase().padStart(4, '0')
}

/** With its checksum behind it. */
export const sealed = (body: string) => `${body}6304${crc16(`${body}6304`)}`

export const ACCOUNT = written([
  ['00', 'ID.CO.EXAMPLE.WWW'],
  ['01', '936000000000000017'],
  ['02', '000000000000001'],
  ['03', 'UMI'],
])
export const NATIONAL = written([
  ['00', 'ID.CO.QRIS.WWW'],
  ['02', 'ID0000000000017'],
  ['03', 'UMI'],
])

/** In the order of their tags. */
export const FIELDS: readonly Field[] = [
  ['00', '01'],
  ['01', '11'],
  ['26', ACCOUNT],
  ['51', NATIONAL],
  ['52', '5499'],
  ['53', '360'],
  ['58', 'ID'],
  ['59', 'UMKM UJI BALIKPAPAN'],
  ['60', 'BALIKPAPAN'],
  ['61', '76114'],
  ['62', written([['07', 'A01']])],
]

/** With some of them otherwise; `null`: without it. */
export function codeWith(other: Readonly<Record<string, string | null>> = {}): string {
  const kept = FIELDS.flatMap(([tag, value]): Field[] => {
    const next = other[tag] === undefined ? value : other[tag]
    return next === null ? [] : [[tag, next]]
  })
  const known = new Set(FIELDS.map(([tag]) => tag))
  const added = Object.entries(other).flatMap(([tag, value]): Field[] =>
    known.has(tag) || value === null ? [] : [[tag, value]],
  )
  return sealed(written([...kept, ...added].sort(([a], [b]) => (a < b ? -1 : 1))))
}

export const A_QRIS = codeWith()
