/**
 * What a column of the database can be, and what is read of one. `tables.ts` describes every table with these. There is no
 * plain text among them: who adds a column says what it is, and of words that people write and names that lead to
 * somebody, whose they are and for how long they are kept.
 */
import type {
  DeedId,
  NoteId,
  OrderId,
  OutletId,
  PlacementId,
  ProductId,
  RecipientId,
  RoomName,
  SecretHash,
  SellerId,
  StayId,
  WaitingId,
} from '../../domain/ids.ts'

/** Who may ask what became of it. */
export const OWNERS = ['guest', 'clerk', 'officer', 'maker', 'operator'] as const
export type Owner = (typeof OWNERS)[number]

/**
 * For how long something is kept. After that its bytes are gone: of `stay`, 30 days after check-out; of `past`, a month
 * after it was written; of `year`, a year; of `act`, when the term of its word is over (`domain/act.ts`); of `lapsed`, when it has run out; of `known`, when it says nothing any more.
 * `office` and `public` have no end of their own: as long as whoever runs the program keeps it, and as long as the log.
 */
export const TERMS_KEPT = ['stay', 'past', 'year', 'act', 'lapsed', 'known', 'office', 'public'] as const
export type TermKept = (typeof TERMS_KEPT)[number]

/** Whose words or name it is, and how long it is kept. */
export interface Personal {
  readonly owner: Owner
  readonly term: TermKept
}

type Base<Kind extends string> = {
  readonly kind: Kind
  readonly isKey?: true
  readonly isNullable?: true
  /** What a row without it has. */
  readonly fallback?: number
}

/** A name by which a row is found; `of`: of which table, be it this one, `null` where none is named by it. */
type IdColumn = Base<'id'> & { readonly of: string | null }
/** One of a closed set. */
type WordColumn = Base<'word'> & { readonly words: readonly string[] }
/** The same of whole numbers. */
type ChoiceColumn = Base<'choice'> & { readonly numbers: readonly number[] }
/** `YYYY-MM-DD`. */
type DateColumn = Base<'date'>
/** Of a secret, or of bytes; random bits. Nothing is read from it. */
type HashColumn = Base<'hash'> & { readonly hides?: 'secret' }
/** What programs write for programs: notes, tiles, keys, entries. No person's words, and nothing that leads to one. */
type MachineColumn = Base<'machine'>
/** What a person wrote. */
type FreeColumn = Base<'free'> & { readonly personal: Personal }
/** A name that leads to a person: a clerk's, or a room's while somebody has it. */
type PersonColumn = Base<'person'> & { readonly personal: Personal }
/** JSON, of a kind that the contract knows. */
type BodyColumn = Base<'body'> & { readonly body: string; readonly personal: Personal | null }
/** A whole number. */
type NumberColumn = Base<'number'>
/** Milliseconds UTC. */
type TimeColumn = Base<'time'>
/** 0 or 1. */
type FlagColumn = Base<'flag'>

export type Column =
  | IdColumn
  | WordColumn
  | ChoiceColumn
  | DateColumn
  | HashColumn
  | MachineColumn
  | FreeColumn
  | PersonColumn
  | BodyColumn
  | NumberColumn
  | TimeColumn
  | FlagColumn

/** How each kind lies in a database. */
export const STORED_AS = {
  id: 'text',
  word: 'text',
  choice: 'integer',
  date: 'text',
  hash: 'text',
  machine: 'text',
  free: 'text',
  person: 'text',
  body: 'text',
  number: 'integer',
  time: 'integer',
  flag: 'integer',
} as const satisfies Record<Column['kind'], 'text' | 'integer'>

/** Columns by which rows are found, or of which no two rows have the same. */
export interface Index {
  readonly on: readonly string[]
  readonly isUnique?: true
  /** Of some rows only. */
  readonly isPartial?: true
}

export interface Table {
  /** In the order in which they were added; those of the key in the key's order. */
  readonly columns: Readonly<Record<string, Column>>
  readonly indices?: readonly Index[]
}

export const idOf = <Of extends string>(of: Of) => ({ kind: 'id', of }) as const
export const ownId = { kind: 'id', of: null } as const
export const oneOf = <const Words extends readonly string[]>(words: Words) =>
  ({ kind: 'word', words }) as const
export const oneNumberOf = <const Numbers extends readonly number[]>(numbers: Numbers) =>
  ({ kind: 'choice', numbers }) as const
export const date = { kind: 'date' } as const
export const hash = { kind: 'hash' } as const
/** In whose stead it stands opens something. */
export const secretHash = { kind: 'hash', hides: 'secret' } as const
export const machine = { kind: 'machine' } as const
export const number = { kind: 'number' } as const
export const time = { kind: 'time' } as const
export const flag = { kind: 'flag' } as const
export const free = (owner: Owner, term: TermKept) => ({ kind: 'free', personal: { owner, term } }) as const
export const person = (owner: Owner, term: TermKept) =>
  ({ kind: 'person', personal: { owner, term } }) as const
/** Without an owner, there are nobody's words in it, and nothing that leads to somebody. */
export const body = <Kind extends string>(kind: Kind, owner?: Owner, term?: TermKept) =>
  ({
    kind: 'body',
    body: kind,
    personal: owner === undefined || term === undefined ? null : { owner, term },
  }) as const

export const key = <C extends Column>(column: C) => ({ ...column, isKey: true }) as const
export const nullable = <C extends Column>(column: C) => ({ ...column, isNullable: true }) as const
/** Of which outlet a row is: its key begins so. */
export const outlet = key(idOf('outlets'))
export const from = <C extends Column>(fallback: number, column: C) => ({ ...column, fallback }) as const

/** What rows are named by, in the language: by what points at a row of that table, too. */
interface Names {
  readonly outlets: OutletId
  readonly rooms: RoomName
  readonly stays: StayId
  readonly confirmations: WaitingId
  readonly orders: OrderId
  readonly placements: PlacementId
  readonly products: ProductId
  readonly sellers: SellerId
  readonly webhooks: RecipientId
  readonly goods_notes: NoteId
  readonly payments: DeedId
}

type Held<C> = C extends { readonly kind: 'id'; readonly of: infer Of extends keyof Names }
  ? Names[Of]
  : C extends { readonly kind: 'hash'; readonly hides: 'secret' }
    ? SecretHash
    : C extends { readonly kind: 'word'; readonly words: readonly (infer Word)[] }
      ? Word
      : C extends { readonly kind: 'choice'; readonly numbers: readonly (infer Chosen)[] }
        ? Chosen
        : C extends { readonly kind: 'flag' }
          ? 0 | 1
          : C extends { readonly kind: keyof typeof STORED_AS }
            ? (typeof STORED_AS)[C['kind']] extends 'text'
              ? string
              : number
            : never

/** What stands in a column of a row. */
export type ValueOf<C> = C extends { readonly isNullable: true } ? Held<C> | null : Held<C>

/** `checked_in_at` → `checkedInAt`. */
export type Camel<Name extends string> = Name extends `${infer Head}_${infer Tail}`
  ? `${Head}${Capitalize<Camel<Tail>>}`
  : Name
