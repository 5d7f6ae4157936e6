/** Rows of a reading; a test names only what it is about. */
import type { Evaluation, EvaluationRow } from '../../../src/contract/evaluation.ts'

export function aRow(product: string, wish: Partial<EvaluationRow> = {}): EvaluationRow {
  return {
    product: `demo/${product}`,
    seller: 'demo',
    name: { id: `Produk ${product}`, en: `Product ${product}` },
    sellerName: 'Dapur Demo',
    district: 'Balikpapan Timur',
    category: 'sea',
    kwitansi: 0,
    complimentary: 0,
    voided: 0,
    units: 0,
    rupiah: 0,
    exposure: 1_000,
    rate: 0,
    interval: [0, 0],
    enough: true,
    needed: 0,
    ...wish,
  }
}

export function aReading(products: readonly EvaluationRow[], wish: Partial<Evaluation> = {}): Evaluation {
  return {
    products: [...products],
    kwitansi: 123,
    voided: 0,
    unit: 'room-night',
    from: '2026-08-27',
    to: '2026-11-24',
    asOf: '2026-11-24T03:00:00.000Z',
    logs: {},
    outlets: [],
    demo: true,
    ...wish,
  }
}
