/**
 * Who does something. Every act is recorded under one, and a use case says by type whose hand it takes. Each carries its own
 * data and nothing of another kind's.
 */
import type { ClerkName, OfficerName, StayId, TerminalName } from './ids.ts'
import type { Outlet } from './outlet.ts'

export const ACTOR_KINDS = ['guest', 'clerk', 'manager', 'officer', 'link', 'program'] as const
export type ActorKind = (typeof ACTOR_KINDS)[number]

/** Where the program does something by itself: at its door, and for whoever sits at the machine it runs on. */
export const PROGRAM_PARTS = ['door', 'console'] as const
export type ProgramPart = (typeof PROGRAM_PARTS)[number]

interface AtDesk {
  readonly outlet: Outlet
  /** Their name, which is one person's at that outlet. */
  readonly staff: ClerkName
  /** Name of the device they are signed in at. */
  readonly terminal: TerminalName
}

interface OfKind {
  readonly guest: { readonly outlet: Outlet; readonly stay: { readonly id: StayId } }
  readonly clerk: AtDesk
  readonly manager: AtDesk
  /** Of the agency, and of no outlet. */
  readonly officer: { readonly name: OfficerName }
  /** Another system, by the name that its token was given to. */
  readonly link: { readonly name: string }
  readonly program: { readonly part: ProgramPart }
}

/** One of those kinds. */
export type ActorOf<Kind extends ActorKind> = {
  [One in Kind]: { readonly kind: One } & OfKind[One]
}[Kind]
export type Actor = ActorOf<ActorKind>

/** The program, counting at its door what nobody has shown to be theirs. */
export const AT_THE_DOOR: ActorOf<'program'> = { kind: 'program', part: 'door' }
/** The program, for whoever sits at its machine and may read the database anyway. */
export const AT_THE_CONSOLE: ActorOf<'program'> = { kind: 'program', part: 'console' }
