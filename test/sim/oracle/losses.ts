/**
 * Documents that were lost and given up, held against their promise: by a person's word alone, exactly those that were signed
 * for and are not here, none that the hub mirrors; and whatever was ever signed bears a name that nothing else bears.
 */
import type { LossV2 } from '../../../src/domain/entry-v2.ts'
import { outlet } from '../server/template.ts'
import type { Look } from './look.ts'
import type { Record } from './record.ts'

export interface LossRow {
  readonly vkey: string
  /** So many documents were here. */
  readonly since: number
  readonly to: number
  readonly generation: number
}

export function lossesIn(look: Look): LossRow[] {
  return look.all<LossRow>(
    `SELECT vkey, since, lost_to AS "to", generation FROM log_keys
     WHERE outlet = ? AND lost_to IS NOT NULL ORDER BY generation`,
    outlet.slug,
  )
}

/** In which the document of that number was issued. */
export function generationOf(losses: readonly LossRow[], number: number): number {
  return Math.max(1, ...losses.filter(({ since }) => number > since).map(({ generation }) => generation))
}

/** As everybody calls it: `124`, and `124-2` where that number was given before. */
export function nameOf(losses: readonly LossRow[], number: number): string {
  const generation = generationOf(losses, number)
  return generation === 1 ? `${number}` : `${number}-${generation}`
}

/** Was the document of that name given up? */
export function isLost(losses: readonly LossRow[], name: string): boolean {
  const [number = 0, generation = 1] = name.split('-').map(Number)
  return losses.some(
    ({ since, to, generation: later }) => number > since && number <= to && generation < later,
  )
}

export interface LossWatchParts {
  readonly record: Record
  /** The hub is asked before anything is given up; `false`: there is none. */
  readonly hasHub: boolean
  look(): Look
  lookAtHub(): Look
  /** The mark of a generation. */
  mark(generation: number): number
}

export interface LossWatch {
  /** What was given up since; `signed`: all that a signature speaks of. Answers how many of that still stand. */
  lookAgain(signed: readonly string[]): number
  /** Entries from that number on are signed for. */
  named(first: number, entries: readonly string[]): void
}

export function watchLosses({ record, hasHub, look, lookAtHub, mark }: LossWatchParts): LossWatch {
  const { violate, saw } = record
  const known: LossRow[] = []
  const names = new Map<string, string>()

  function hold(loss: LossRow, signed: readonly string[]): void {
    const { since, to, generation, vkey } = loss
    if (known.length >= record.acceptedByPeople)
      violate('a-loss-is-a-persons', `${since + 1} to ${to} were given up by nobody`)
    if (known.some(before => before.generation >= generation))
      violate('a-name-is-one-papers', `generation ${generation} was there already`)
    const most = Math.max(...Array.from({ length: generation - 1 }, (_, i) => mark(i + 1)))
    if (to < signed.length || to > most)
      violate('lost-is-what-was-signed', `up to ${to}, of ${signed.length} signed and ${most} marked`)
    const there = lookAtHub().get<{ n: number }>(
      'SELECT COUNT(*) AS n FROM documents WHERE outlet = ?',
      outlet.slug,
    )
    if (hasHub && (there?.n ?? 0) > since)
      violate('what-is-mirrored-is-not-lost', `${there?.n} are at the hub, and ${since + 1} is given up`)
    const row = look().get<{ entry: string }>(
      'SELECT entry FROM documents WHERE outlet = ? AND number = ?',
      outlet.slug,
      since + 1,
    )
    const said = JSON.parse(row?.entry ?? '{}') as Partial<LossV2>
    if (said.kind !== 'loss' || said.from !== since + 1 || said.to !== to || said.key !== vkey)
      violate('a-loss-is-said', `${since + 1} to ${to} are lost, and the log says ${row?.entry}`)
    saw(hasHub ? 'loss-accepted' : 'loss-accepted-without-a-hub')
    if (generation > 2) saw('lost-once-more')
  }

  return {
    lookAgain(signed) {
      let standing = signed.length
      for (const loss of lossesIn(look())) {
        if (known.some(({ vkey }) => vkey === loss.vkey)) continue
        hold(loss, signed)
        known.push(loss)
        standing = Math.min(standing, loss.since)
      }
      return standing
    },
    named(first, entries) {
      const losses = lossesIn(look())
      for (const [index, entry] of entries.entries()) {
        const name = nameOf(losses, first + index)
        const other = names.get(name)
        if (other !== undefined && other !== entry) violate('a-name-is-one-papers', `${name} is two papers'`)
        names.set(name, entry)
      }
    },
  }
}
