/** What entries are made of, where a test is about something else. */
import type { DayBody, EntryVersion, KwitansiBody } from '../../src/domain/document.ts'

export const NONCE = 'AAECAwQFBgcICQoLDA0ODw'

export function aHead<Version extends EntryVersion>(
  v: Version,
  number: number,
  issuedAt = '2026-11-24T03:05:00Z',
) {
  return { v, outlet: 'hotel-demo', number, issuedAt }
}

export function aKwitansiBody(over: Partial<KwitansiBody> = {}): KwitansiBody {
  return {
    lines: [],
    payment: 'cash',
    stay: 's'.repeat(43),
    detail: 'd'.repeat(43),
    source: 'stay',
    by: 'guest',
    waitMinutes: 7,
    ...over,
  }
}

export function aDayBody(over: Partial<DayBody> = {}): DayBody {
  return {
    date: '2026-11-23',
    nonce: NONCE,
    unit: 'room',
    units: 12,
    occupiedRooms: 4,
    nights: 3,
    stays: 5,
    viewers: 2,
    open: [[180, 1200]],
    order: { rule: 'fixed' },
    exposure: [],
    ...over,
  }
}

export function anExposure(over: Partial<DayBody['exposure'][number]> = {}): DayBody['exposure'][number] {
  return {
    product: 'dapur-demo/amplang',
    seller: 'dapur-demo',
    terms: 'consigned',
    liveMinutes: 1_440,
    inStockMinutes: 720,
    openMinutes: 600,
    ...over,
  }
}
