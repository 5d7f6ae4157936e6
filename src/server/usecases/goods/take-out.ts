/** Goods that leave by hand: written off, or given back to their maker. */
import type { ActorOf } from '../../../domain/actor.ts'
import type { GoodsReason, ReturnReason, WriteOffReason } from '../../../domain/goods-note.ts'
import type { NoteId } from '../../../domain/ids.ts'
import { ok, type Result } from '../../../domain/result.ts'
import { type TakenLine, takeOut } from '../../../domain/taking-out.ts'
import type { World } from '../world.ts'
import { type Decided, type Written, writeNote } from './write-note.ts'

interface Taking<Reason extends GoodsReason> {
  readonly reason: Reason
  readonly remark?: string | undefined
  readonly lines: readonly TakenLine[]
}

type Taken = Promise<Result<Written, 'note-mismatch' | 'lines-refused'>>

export function writeOffGoods(
  world: World,
  manager: ActorOf<'manager'>,
  id: NoteId,
  asked: Taking<WriteOffReason>,
): Taken {
  return take(world, manager, id, asked, 'write-off', told => ({
    ...{ actor: manager, what: 'write-off', on: id },
    changed: { ...told, reason: asked.reason },
  }))
}

export function returnGoods(
  world: World,
  manager: ActorOf<'manager'>,
  id: NoteId,
  asked: Taking<ReturnReason>,
): Taken {
  return take(world, manager, id, asked, 'return', told => ({
    ...{ actor: manager, what: 'return-goods', on: id },
    changed: { ...told, reason: asked.reason },
  }))
}

function take(
  world: World,
  manager: ActorOf<'manager'>,
  id: NoteId,
  asked: Taking<GoodsReason>,
  kind: 'write-off' | 'return',
  act: Decided['act'],
): Taken {
  const { reason, remark, lines } = asked
  return writeNote<'lines-refused'>(world, manager, {
    ...{ id, kind, asked },
    placements: async () => lines.map(line => line.placement),
    decide: async (_sql, { placements }) => {
      const shelf = new Map(
        Array.from(placements, ([placement, { stock, product }]) => [
          placement,
          { stock, maker: product.seller },
        ]),
      )
      const taken = takeOut(lines, shelf, { reason, isReturn: kind === 'return' })
      return taken.ok ? ok({ lines: taken.value, reason, remark, act }) : taken
    },
  })
}
