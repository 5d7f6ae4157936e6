/** Sheets that are taken in and handed out, each with its columns. */
import type { SheetKind } from './column.ts'
import { goods } from './goods.ts'
import { makers } from './makers.ts'
import { people } from './people.ts'
import { placements } from './placements.ts'
import { products } from './products.ts'
import { rooms } from './rooms.ts'

/** Of the agency, and of an outlet: in the order in which a city is set up. */
export const AGENCY_SHEETS = ['makers', 'products'] as const
export const OUTLET_SHEETS = ['rooms', 'placements', 'goods'] as const
/** Of an outlet, by whoever may add people there. */
export const PEOPLE_SHEETS = ['people'] as const
export const SHEET_NAMES = [...AGENCY_SHEETS, ...OUTLET_SHEETS, ...PEOPLE_SHEETS] as const
export type AgencySheet = (typeof AGENCY_SHEETS)[number]
export type OutletSheet = (typeof OUTLET_SHEETS)[number]
export type SheetName = (typeof SHEET_NAMES)[number]

export const SHEETS: Readonly<Record<SheetName, SheetKind>> = {
  makers,
  products,
  rooms,
  placements,
  goods,
  people,
}

/** A sheet of more is taken in parts: nobody reads a preview of more. */
export const SHEET_ROWS_MAX = 5_000
export const SHEET_COLUMNS_MAX = 100
export const CELL_CHARACTERS_MAX = 5_000
