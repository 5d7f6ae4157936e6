/** Papers of goods. Each is put under an id made on the device: the same again answers the same, and moves nothing. */
import * as z from 'zod/mini'
import { NOTE_KINDS } from '../../domain/goods-note.ts'
import * as goods from '../goods.ts'
import { NoteId, OutletId } from '../words.ts'
import { ofOutlet } from './params.ts'
import type { Route } from './route.ts'

const noteParams = z.object({ note: NoteId })
const PAPER = ['note-mismatch', 'lines-refused'] as const

export const goodsRoutes = {
  goodsShelf: {
    method: 'GET',
    path: '/api/manage/goods/shelf',
    who: 'manager',
    right: 'shelf',
    says: 'What is on the racks by batch, how it sells, and which bar codes are known',
    query: ofOutlet,
    answer: goods.GoodsShelf,
    problems: [],
  },
  goodsNotes: {
    method: 'GET',
    path: '/api/manage/goods/notes',
    who: 'manager',
    right: 'shelf',
    says: 'Papers of goods, newest first, 50 to a page',
    query: z.object({
      outlet: z.optional(OutletId),
      kind: z.optional(z.enum(NOTE_KINDS)),
      /** In its number, the maker's number, makers and products. */
      search: z.optional(z.string().check(z.maxLength(80))),
      page: z.optional(z.pipe(z.string().check(z.regex(/^\d{1,4}$/)), z.transform(Number))),
    }),
    answer: goods.NotePage,
    problems: [],
  },
  goodsNote: {
    method: 'GET',
    path: '/api/manage/goods/notes/{note}',
    who: 'manager',
    right: 'shelf',
    says: 'One paper with its lines',
    params: noteParams,
    query: ofOutlet,
    answer: goods.GoodsNote,
    problems: ['unknown-note'],
  },
  receiveGoods: {
    method: 'PUT',
    path: '/api/manage/goods/deliveries/{note}',
    who: 'manager',
    right: 'shelf',
    says: 'A delivery note: all of its lines come in, or none. What is past its date does not, what is near it at a word',
    params: noteParams,
    body: goods.DeliveryRequest,
    answer: goods.GoodsNote,
    created: 201,
    problems: [...PAPER, 'note-known'],
  },
  counterNote: {
    method: 'PUT',
    path: '/api/manage/goods/counter-notes/{note}',
    who: 'manager',
    right: 'shelf',
    says: 'Take a paper back, as far as its goods are still there',
    params: noteParams,
    body: goods.CounterRequest,
    answer: goods.GoodsNote,
    created: 201,
    problems: ['note-mismatch', 'unknown-note', 'taken-back', 'stock-short'],
  },
  compareCount: {
    method: 'POST',
    path: '/api/manage/goods/counts/compare',
    who: 'manager',
    right: 'shelf',
    says: 'What the book had when it was counted; nothing is kept',
    body: goods.CompareRequest,
    answer: goods.Comparison,
    problems: ['lines-refused'],
  },
  countStock: {
    method: 'PUT',
    path: '/api/manage/goods/counts/{note}',
    who: 'manager',
    right: 'shelf',
    says: 'Put the book right by what was counted, with a reason for each difference',
    params: noteParams,
    body: goods.CountRequest,
    answer: goods.GoodsNote,
    created: 201,
    problems: PAPER,
  },
  writeOffGoods: {
    method: 'PUT',
    path: '/api/manage/goods/write-offs/{note}',
    who: 'manager',
    right: 'shelf',
    says: 'Goods that are no longer to be sold',
    params: noteParams,
    body: goods.WriteOffRequest,
    answer: goods.GoodsNote,
    created: 201,
    problems: PAPER,
  },
  returnGoods: {
    method: 'PUT',
    path: '/api/manage/goods/returns/{note}',
    who: 'manager',
    right: 'shelf',
    says: 'Goods given back to their maker',
    params: noteParams,
    body: goods.ReturnRequest,
    answer: goods.GoodsNote,
    created: 201,
    problems: PAPER,
  },
} as const satisfies Record<string, Route>
