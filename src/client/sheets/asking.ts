/** What the import asks the program: the same of an outlet's sheets and of the agency's. */
import type { SheetPreview, SheetThings, SheetUndone, TakenIn } from '../../contract/sheets.ts'
import type { OutletId } from '../../domain/ids.ts'
import type { SheetRow } from '../../domain/sheets/compare.ts'
import type { SheetName } from '../../domain/sheets/kinds.ts'
import { ask, type Reply } from '../platform/api.ts'
import { askAgain } from '../platform/prove-again.ts'
import type { SheetPlace } from './words.ts'

export interface Asking {
  things(sheet: SheetName): Promise<Reply<SheetThings>>
  preview(sheet: SheetName, rows: readonly SheetRow[]): Promise<Reply<SheetPreview>>
  apply(sheet: SheetName, id: string, rows: readonly SheetRow[], version: string): Promise<Reply<TakenIn>>
  undo(sheet: SheetName, id: string): Promise<Reply<SheetUndone>>
}

const sent = (rows: readonly SheetRow[]) => rows.map(({ row, cells }) => ({ row, cells: { ...cells } }))

/** People's are asked at an address of their own: by whoever may add people, who shows who they are before others lose a right. */
export function askingAt({ address, outlet }: Pick<SheetPlace, 'address' | 'outlet'>, of: SheetName): Asking {
  const at = outlet === undefined ? {} : { outlet }
  if (of === 'people') return askingPeople(at)
  if (address === '/api/manage/sheets')
    return {
      things: sheet =>
        ask<'outletSheet'>('GET', `${address}/${sheet}?outlet=${encodeURIComponent(outlet ?? '')}`, at),
      preview: (sheet, rows) =>
        ask<'previewOutletSheet'>('POST', `${address}/${sheet}/preview`, {
          ...at,
          body: { rows: sent(rows) },
        }),
      apply: (sheet, id, rows, version) =>
        ask<'applyOutletSheet'>('PUT', `${address}/${sheet}/imports/${id}`, {
          ...at,
          body: { rows: sent(rows), version },
        }),
      undo: (sheet, id) => ask<'undoOutletSheet'>('POST', `${address}/${sheet}/imports/${id}/undo`, at),
    }
  return {
    things: sheet => ask<'registerSheet'>('GET', `${address}/${sheet}`),
    preview: (sheet, rows) =>
      ask<'previewRegisterSheet'>('POST', `${address}/${sheet}/preview`, { body: { rows: sent(rows) } }),
    apply: (sheet, id, rows, version) =>
      ask<'applyRegisterSheet'>('PUT', `${address}/${sheet}/imports/${id}`, {
        body: { rows: sent(rows), version },
      }),
    undo: (sheet, id) => ask<'undoRegisterSheet'>('POST', `${address}/${sheet}/imports/${id}/undo`),
  }
}

const PEOPLE = '/api/manage/people/sheet'

function askingPeople(at: { readonly outlet?: OutletId }): Asking {
  const query = `outlet=${encodeURIComponent(at.outlet ?? '')}`
  return {
    things: () => ask<'peopleSheet'>('GET', `${PEOPLE}?${query}`, at),
    preview: (_sheet, rows) =>
      ask<'previewPeopleSheet'>('POST', `${PEOPLE}/preview`, { ...at, body: { rows: sent(rows) } }),
    apply: (_sheet, id, rows, version) =>
      askAgain<'applyPeopleSheet'>('PUT', `${PEOPLE}/imports/${id}`, {
        ...at,
        body: { rows: sent(rows), version },
      }),
    undo: (_sheet, id) => askAgain<'undoPeopleSheet'>('POST', `${PEOPLE}/imports/${id}/undo`, at),
  }
}
