/**
 * QRIS, the national payment code (EMVCo merchant-presented: tag, length, value): an outlet's static code is read and checked,
 * and becomes one that carries an order's amount. It names a merchant and is no secret, so whoever could change it would be paid
 * in the outlet's place: it is checked anew each time it is read. The amount is only filled in; no bank tells of a payment. Pure.
 */
import type { Rupiah } from './money.ts'
import { QRIS_MOST } from './payment.ts'
import { ok, type Result, refuse } from './result.ts'

/** Why a text is no code that an outlet can be paid by. */
export const QRIS_FAULTS = [
  'no-code',
  'letters',
  'too-long',
  'broken',
  'tag-twice',
  'no-checksum',
  'wrong-checksum',
  'one-time',
  'transfer',
  'other-country',
  'other-currency',
  'no-account',
  'not-national',
  'no-category',
  'no-name',
  'no-city',
] as const
export type QrisFault = (typeof QRIS_FAULTS)[number]

/** Characters of a whole code. */
export const QRIS_LENGTH_MAX = 512

/** Whom it pays, as the code says it. */
export interface QrisMerchant {
  readonly name: string
  readonly city: string
  /** Its number in the national register of merchants. */
  readonly nationalId: string
  /** It asks payers for a tip or a fee: an order's code leaves that out, for prices are final. */
  readonly asksMore: boolean
}

/** A value with its tag, `00`–`99`. */
interface Field {
  readonly tag: string
  readonly value: string
}

const CHECKSUM_HEAD = '6304'
/** The amount, and what would be added to it. */
const AMOUNT = '54'
const ADDED = ['55', '56', '57']
/** Under which the national register stands in a code: as it is called now, and as it was at first. */
const NATIONAL = ['ID.CO.QRIS.WWW', 'ID.OR.GPNQR.WWW', 'ID.OR.QRNPG.WWW']
const NAME_MAX = 25
const CITY_MAX = 15
/** Why money is sent, where the code is of a person and not of a merchant. */
const TRANSFERS = ['DMCT', 'XBCT', 'CDPT', 'CWDL']

/** Of whom the outlet's code is, or why it is none; blanks around it are of the pasting. */
export function readQris(text: string): Result<QrisMerchant, QrisFault> {
  const read = checked(text)
  return read.ok ? ok(read.value.merchant) : read
}

/** The same merchant's code with that amount, whole rupiah, for one payment. */
export function amountCode(text: string, amount: Rupiah): Result<string, QrisFault | 'no-amount'> {
  const read = checked(text)
  if (!read.ok) return read
  if (!Number.isInteger(amount) || amount < 1 || amount > QRIS_MOST) return refuse('no-amount')
  const kept = read.value.fields.filter(({ tag }) => tag !== AMOUNT && tag !== '63' && !ADDED.includes(tag))
  // Where the standard's own order of tags has it.
  const parts = kept.map(field => {
    if (field.tag === '01') return written({ tag: '01', value: '12' })
    return (field.tag === '58' ? written({ tag: AMOUNT, value: String(amount) }) : '') + written(field)
  })
  const body = parts.join('') + CHECKSUM_HEAD
  const code = body + checksum(body)
  return code.length > QRIS_LENGTH_MAX ? refuse('too-long') : ok(code)
}

function checked(text: string): Result<{ fields: readonly Field[]; merchant: QrisMerchant }, QrisFault> {
  const code = text.trim()
  const fault = faultOfText(code)
  if (fault !== null) return refuse(fault)
  const fields = fieldsIn(code)
  if (fields === null) return refuse('broken')
  if (isTwice(fields)) return refuse('tag-twice')
  return merchantOf(fields)
}

/** What is wrong before any tag is looked at. */
function faultOfText(code: string): QrisFault | null {
  if (!code.startsWith('000201')) return 'no-code'
  // Lengths are counted in characters of this set: one of another would shift all that follows.
  if (!/^[\x20-\x7e]+$/.test(code)) return 'letters'
  if (code.length > QRIS_LENGTH_MAX) return 'too-long'
  if (!code.slice(0, -4).endsWith(CHECKSUM_HEAD)) return 'no-checksum'
  return checksum(code.slice(0, -4)) === code.slice(-4) ? null : 'wrong-checksum'
}

function merchantOf(
  fields: readonly Field[],
): Result<{ fields: readonly Field[]; merchant: QrisMerchant }, QrisFault> {
  const said = (tag: string) => saidIn(fields, tag)
  if (fields[fields.length - 1]?.tag !== '63') return refuse('no-checksum')
  if (said('58') !== 'ID') return refuse('other-country')
  if (said('53') !== '360') return refuse('other-currency')
  if (isTransfer(said('62'))) return refuse('transfer')
  if (said('01') !== '11') return refuse('one-time')
  if (!fields.some(isAccount)) return refuse('no-account')
  const nationalId = nationalIdIn(fields)
  if (nationalId === null) return refuse('not-national')
  if (!/^\d{4}$/.test(said('52'))) return refuse('no-category')
  const [name, city] = [said('59'), said('60')]
  if (!isName(name, NAME_MAX)) return refuse('no-name')
  if (!isName(city, CITY_MAX)) return refuse('no-city')
  const asksMore = fields.some(({ tag }) => ADDED.includes(tag))
  return ok({ fields, merchant: { name: name.trim(), city: city.trim(), nationalId, asksMore } })
}

/** Of a bank or wallet that takes part: under whose name, and the number there. */
function isAccount({ tag, value }: Field): boolean {
  const parts = tag >= '26' && tag <= '45' ? fieldsIn(value) : null
  return parts !== null && saidIn(parts, '00') !== '' && /^\d{8,19}$/.test(saidIn(parts, '01'))
}

function nationalIdIn(fields: readonly Field[]): string | null {
  const parts = fieldsIn(saidIn(fields, '51')) ?? []
  const id = saidIn(parts, '02')
  return NATIONAL.includes(saidIn(parts, '00').toUpperCase()) && id !== '' ? id : null
}

function isTransfer(additional: string): boolean {
  return TRANSFERS.includes(saidIn(fieldsIn(additional) ?? [], '08'))
}

function isName(value: string, lengthMax: number): boolean {
  return value.trim() !== '' && value.length <= lengthMax && !value.includes('|')
}

function saidIn(fields: readonly Field[], tag: string): string {
  return fields.find(field => field.tag === tag)?.value ?? ''
}

function isTwice(fields: readonly Field[]): boolean {
  return new Set(fields.map(({ tag }) => tag)).size < fields.length
}

/** `null`: a tag or a length is no number, or says more than there is. */
function fieldsIn(text: string): Field[] | null {
  const fields: Field[] = []
  let rest = text
  while (rest !== '') {
    const [, tag, length] = /^(\d{2})(\d{2})/.exec(rest) ?? []
    if (tag === undefined || length === undefined) return null
    const end = 4 + Number(length)
    if (rest.length < end || end === 4) return null
    fields.push({ tag, value: rest.slice(4, end) })
    rest = rest.slice(end)
  }
  return fields
}

function written({ tag, value }: Field): string {
  return tag + String(value.length).padStart(2, '0') + value
}

/** CRC-16/CCITT-FALSE (polynomial 1021, from FFFF, nothing reflected), four upper-case hex digits. */
export function checksum(text: string): string {
  let crc = 0xffff
  for (const letter of text) {
    crc ^= letter.charCodeAt(0) << 8
    for (let bit = 0; bit < 8; bit++) crc = ((crc << 1) ^ (crc & 0x8000 ? 0x1021 : 0)) & 0xffff
  }
  return crc.toString(16).toUpperCase().padStart(4, '0')
}
