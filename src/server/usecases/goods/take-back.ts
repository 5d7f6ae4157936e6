/** A counter-note: takes back what a paper moved, as far as it is still there, and says what was not. */
import type { ActorOf } from '../../../domain/actor.ts'
import { type NoteLine, takeBack } from '../../../domain/goods-note.ts'
import type { NoteId } from '../../../domain/ids.ts'
import { ok, type Result, refuse } from '../../../domain/result.ts'
import { findNote, linesOf } from '../../storage/statements/goods/notes.ts'
import type { Sql } from '../../storage/storage.ts'
import type { Shelf } from '../shelf/shelf.ts'
import type { World } from '../world.ts'
import { type Decided, type Paper, type Written, writeNote } from './write-note.ts'

type CounterCode = 'unknown-note' | 'taken-back' | 'stock-short'

interface Asked {
  readonly takesBack: NoteId
  readonly remark?: string | undefined
}

export function counterNote(
  world: World,
  manager: ActorOf<'manager'>,
  id: NoteId,
  asked: Asked,
): Promise<Result<Written, CounterCode | 'note-mismatch'>> {
  return writeNote(world, manager, counterPaper(manager, id, asked))
}

export function counterPaper(manager: ActorOf<'manager'>, id: NoteId, asked: Asked): Paper<CounterCode> {
  const { slug } = manager.outlet
  return {
    id,
    kind: 'counter-note',
    asked,
    placements: async sql => (await linesOf(sql, slug, asked.takesBack)).map(line => line.placement),
    decide: async (sql, shelf) => {
      const lines = await linesToTake(sql, manager, asked.takesBack, shelf)
      if (!lines.ok) return lines
      const decided: Decided = {
        ...asked,
        lines: lines.value,
        act: told => ({
          ...{ actor: manager, what: 'counter-note', on: id },
          changed: { ...told, takesBack: asked.takesBack },
        }),
      }
      return ok(decided)
    },
  }
}

async function linesToTake(sql: Sql, { outlet }: ActorOf<'manager'>, id: NoteId, { placements }: Shelf) {
  const note = await findNote(sql, outlet.slug, id)
  if (note === null) return refuse('unknown-note')
  if (note.takenBackBy !== null || note.kind === 'counter-note') return refuse('taken-back')
  const lines: readonly NoteLine[] = await linesOf(sql, outlet.slug, id)
  const back = takeBack(
    lines,
    Array.from(placements, ([placement, { stock }]) => [placement, stock] as const),
  )
  return back.some(line => line.quantity !== 0) ? ok(back) : refuse('stock-short')
}
