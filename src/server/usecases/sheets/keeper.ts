/** What a use case of sheets needs of a kind of thing: to read all of them as cells, to add, to set cells, and to take away. */
import type { ActorOf } from '../../../domain/actor.ts'
import type { OutletId } from '../../../domain/ids.ts'
import type { CellValue } from '../../../domain/sheets/cell.ts'
import type { Known } from '../../../domain/sheets/column.ts'
import type { Outcome, References } from '../../../domain/sheets/compare.ts'
import type { UndoneNot } from '../../../domain/sheets/undo.ts'
import { OF_THE_CITY } from '../../storage/statements/acts/acts.ts'
import type { Sql, Transaction } from '../../storage/storage.ts'
import type { World } from '../world.ts'

/** Whose sheets they are: an officer's of the agency, or a manager's of an outlet. */
export type Hand = ActorOf<'officer'> | ActorOf<'manager'>

export const placeOf = (hand: Hand): OutletId => (hand.kind === 'officer' ? OF_THE_CITY : hand.outlet.slug)
export const nameOf = (hand: Hand): string => (hand.kind === 'officer' ? hand.name : hand.staff)

export type Values = Readonly<Record<string, CellValue>>

export interface Written {
  readonly sql: Transaction
  readonly world: World
  readonly atMs: number
  /** Under which the sheet was taken in. */
  readonly id: string
}

export interface Keeper<By extends Hand> {
  known(sql: Sql, world: World, by: By): Promise<readonly Known[]>
  /** As `known`, with what a sheet speaks of no more, and its undoing may. */
  all?(sql: Sql, world: World, by: By): Promise<readonly Known[]>
  references(sql: Sql, by: By): Promise<References>
  /** What may not be done to what is there, though every cell of it can be read. */
  check?(sql: Sql, world: World, by: By, outcomes: readonly Outcome[]): Promise<readonly Outcome[]>
  /** Answers their keys, in that order. */
  add(to: Written, by: By, rows: readonly Values[]): Promise<readonly string[]>
  /** `null`: nothing is said any more. */
  set(to: Written, by: By, changes: readonly Setting[]): Promise<void>
  /** Those that are used stay: answers them. */
  remove(to: Written, by: By, keys: readonly string[]): Promise<readonly string[]>
  /** Why a change stays as it is; `null`: it may be put back. */
  keeps?(to: Written, by: By, change: Setting): Promise<UndoneNot | null>
  /** One of them, also where a sheet speaks of it no more; where this is said, undoing asks it of each. */
  one?(sql: Sql, by: By, key: string): Promise<Known | null>
  /** In its own way, where what was taken in is a paper. */
  undo?(to: Written, by: By): Promise<Undoing>
  /** What follows once it is committed. */
  afterwards?(world: World, by: By, keys: readonly string[]): Promise<void>
}

export interface Undoing {
  readonly undone: number
  /** `name`: what it is called, where its key is not that. */
  readonly left: readonly { readonly key: string; readonly name?: string; readonly why: UndoneNot }[]
}

/** So many rows of the widest sheet take some ten milliseconds: behind them others have their turn. */
export const ROWS_A_BREATH = 100

export interface Setting {
  readonly key: string
  readonly cells: Readonly<Record<string, CellValue | null>>
}
