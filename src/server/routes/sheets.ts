/** Sheets of the agency and of an outlet: looked at, compared, taken in, undone. */
import { ok } from '../../domain/result.ts'
import type { Handlers } from '../http/app.ts'
import type { Exchange } from '../http/handler.ts'
import { agencySheet, outletSheet, peopleSheet } from '../usecases/sheets/sheet.ts'
import { previewSheet, readSheet, takeIn } from '../usecases/sheets/take-in.ts'
import { undoSheet } from '../usecases/sheets/undo.ts'
import type { Callers } from './callers.ts'
import { doorsOf } from './members.ts'
import type { Site } from './site.ts'

type SheetRoutes = Pick<
  Handlers<Callers>,
  | 'registerSheet'
  | 'previewRegisterSheet'
  | 'applyRegisterSheet'
  | 'undoRegisterSheet'
  | 'outletSheet'
  | 'previewOutletSheet'
  | 'applyOutletSheet'
  | 'undoOutletSheet'
  | 'peopleSheet'
  | 'previewPeopleSheet'
  | 'applyPeopleSheet'
  | 'undoPeopleSheet'
>

export function sheetRoutes(site: Site): SheetRoutes {
  const { world } = site
  return {
    ...peopleRoutes(site),
    registerSheet: async ({ params }, officer) =>
      ok(await readSheet(world, agencySheet(params.sheet, officer))),
    previewRegisterSheet: async ({ params, body }, officer) =>
      ok(await previewSheet(world, agencySheet(params.sheet, officer), body.rows)),
    applyRegisterSheet: ({ params, body }, officer) =>
      applied(takeIn(world, agencySheet(params.sheet, officer), params.id, body)),
    undoRegisterSheet: ({ params }, officer) =>
      undoSheet(world, agencySheet(params.sheet, officer), params.id),
    outletSheet: async ({ params }, manager) =>
      ok(await readSheet(world, outletSheet(params.sheet, manager))),
    previewOutletSheet: async ({ params, body }, manager) =>
      ok(await previewSheet(world, outletSheet(params.sheet, manager), body.rows)),
    applyOutletSheet: ({ params, body }, manager) =>
      applied(takeIn(world, outletSheet(params.sheet, manager), params.id, body)),
    undoOutletSheet: ({ params }, manager) => undoSheet(world, outletSheet(params.sheet, manager), params.id),
  }
}

function peopleRoutes(site: Site) {
  const { world } = site
  const sheetOf = async (manager: Callers['manager'], exchange: Exchange) =>
    peopleSheet(manager, await doorsOf(site, manager.outlet.slug, exchange))
  return {
    peopleSheet: async (_input, manager, exchange) =>
      ok(await readSheet(world, await sheetOf(manager, exchange))),
    previewPeopleSheet: async ({ body }, manager, exchange) =>
      ok(await previewSheet(world, await sheetOf(manager, exchange), body.rows)),
    applyPeopleSheet: async ({ params, body }, manager, exchange) =>
      applied(takeIn(world, await sheetOf(manager, exchange), params.id, body)),
    undoPeopleSheet: async ({ params }, manager, exchange) =>
      undoSheet(world, await sheetOf(manager, exchange), params.id),
  } satisfies Partial<SheetRoutes>
}

async function applied(taking: ReturnType<typeof takeIn>) {
  const done = await taking
  return done.ok ? { ...ok(done.value.taken), created: done.value.isNew } : done
}
