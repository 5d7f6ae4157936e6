/** Papers of goods: read, and put under ids of the device's own. */
import type { GoodsNote } from '../../contract/goods.ts'
import { ok, type Result } from '../../domain/result.ts'
import type { Handlers } from '../http/app.ts'
import type { Answer } from '../http/handler.ts'
import { compareCount, countStock } from '../usecases/goods/count-stock.ts'
import { readGoodsShelf, readNote, readNotes } from '../usecases/goods/read-goods.ts'
import { receiveGoods } from '../usecases/goods/receive-goods.ts'
import { counterNote } from '../usecases/goods/take-back.ts'
import { returnGoods, writeOffGoods } from '../usecases/goods/take-out.ts'
import type { Written } from '../usecases/goods/write-note.ts'
import type { Callers } from './callers.ts'
import type { Site } from './site.ts'

type GoodsRoutes = Pick<
  Handlers<Callers>,
  | 'goodsShelf'
  | 'goodsNotes'
  | 'goodsNote'
  | 'receiveGoods'
  | 'counterNote'
  | 'compareCount'
  | 'countStock'
  | 'writeOffGoods'
  | 'returnGoods'
>

export function goodsRoutes({ world }: Site): GoodsRoutes {
  return {
    goodsShelf: async (_input, { outlet }) => ok(await readGoodsShelf(world, outlet)),
    goodsNotes: async ({ query }, { outlet }) => ok(await readNotes(world, outlet, query)),
    goodsNote: ({ params }, { outlet }) => readNote(world, outlet, params.note),
    receiveGoods: async ({ params, body }, manager) =>
      written(await receiveGoods(world, manager, params.note, body)),
    counterNote: async ({ params, body }, manager) =>
      written(await counterNote(world, manager, params.note, body)),
    compareCount: ({ body }, { outlet }) => compareCount(world, outlet, body.lines),
    countStock: async ({ params, body }, manager) =>
      written(await countStock(world, manager, params.note, body)),
    writeOffGoods: async ({ params, body }, manager) =>
      written(await writeOffGoods(world, manager, params.note, body)),
    returnGoods: async ({ params, body }, manager) =>
      written(await returnGoods(world, manager, params.note, body)),
  }
}

type NoteCode = Extract<Answer<never>, { ok: false }>['refusal']['code']

function written(result: Result<Written, NoteCode>): Answer<GoodsNote> {
  return result.ok ? { ok: true, value: result.value.note, created: result.value.isNew } : result
}
