/** Sheets: of the agency's register, and of an outlet. The same four addresses for each. */
import * as z from 'zod/mini'
import * as sheets from '../sheets.ts'
import { ofOutlet } from './params.ts'
import type { Route } from './route.ts'

/** Five thousand rows, as long as a body goes. */
const BODY_BYTES_MAX = 4 * 1024 * 1024

const things = {
  method: 'GET',
  says: 'What is there, as a sheet says it, and the last sheet that was taken in',
  answer: sheets.SheetThings,
  problems: [],
} as const
const preview = {
  method: 'POST',
  says: 'What would become of each row: new, changed and from what, the same, or refused and why. Nothing is written',
  body: z.object({ rows: sheets.SheetRows }),
  bodyBytesMax: BODY_BYTES_MAX,
  answer: sheets.SheetPreview,
  problems: [],
} as const
const apply = {
  method: 'PUT',
  says: 'Take all rows in, or none, under an id made on the device: the same id is taken in once. `version`: of the preview that was seen',
  body: sheets.SheetApply,
  bodyBytesMax: BODY_BYTES_MAX,
  answer: sheets.TakenIn,
  created: 201,
  problems: ['sheet-refused', 'sheet-moved'],
} as const
const undo = {
  method: 'POST',
  says: 'Put back what the last sheet changed, as far as nobody has changed it since; once',
  answer: sheets.SheetUndone,
  problems: ['not-found', 'sheet-moved'],
} as const

const agency = { who: 'agency', right: 'register' } as const
const outlet = { who: 'manager', right: 'shelf' } as const
const people = { who: 'manager', right: 'people' } as const
const AT_AGENCY = '/api/register/sheets/{sheet}'
const AT_PEOPLE = '/api/manage/people/sheet'
const AT_OUTLET = '/api/manage/sheets/{sheet}'

export const sheetRoutes = {
  registerSheet: { ...things, ...agency, path: AT_AGENCY, params: sheets.agencySheet },
  previewRegisterSheet: { ...preview, ...agency, path: `${AT_AGENCY}/preview`, params: sheets.agencySheet },
  applyRegisterSheet: {
    ...apply,
    ...agency,
    path: `${AT_AGENCY}/imports/{id}`,
    params: z.extend(sheets.agencySheet, sheets.ofImport),
  },
  undoRegisterSheet: {
    ...undo,
    ...agency,
    path: `${AT_AGENCY}/imports/{id}/undo`,
    params: z.extend(sheets.agencySheet, sheets.ofImport),
  },
  outletSheet: { ...things, ...outlet, path: AT_OUTLET, params: sheets.outletSheet, query: ofOutlet },
  previewOutletSheet: { ...preview, ...outlet, path: `${AT_OUTLET}/preview`, params: sheets.outletSheet },
  applyOutletSheet: {
    ...apply,
    ...outlet,
    path: `${AT_OUTLET}/imports/{id}`,
    params: z.extend(sheets.outletSheet, sheets.ofImport),
  },
  undoOutletSheet: {
    ...undo,
    ...outlet,
    path: `${AT_OUTLET}/imports/{id}/undo`,
    params: z.extend(sheets.outletSheet, sheets.ofImport),
  },
  peopleSheet: { ...things, ...people, path: AT_PEOPLE, query: ofOutlet },
  previewPeopleSheet: { ...preview, ...people, path: `${AT_PEOPLE}/preview` },
  applyPeopleSheet: {
    ...apply,
    ...people,
    again: true,
    path: `${AT_PEOPLE}/imports/{id}`,
    params: z.object(sheets.ofImport),
  },
  undoPeopleSheet: {
    ...undo,
    ...people,
    again: true,
    path: `${AT_PEOPLE}/imports/{id}/undo`,
    params: z.object(sheets.ofImport),
  },
} as const satisfies Record<string, Route>
