/**
 * Two people at one placement. Whoever changes something says what they saw of it: what somebody else has changed since to
 * something else is not written over, unless they say so anew; what only one of them changed is changed.
 */
import { isSamePart } from './part.ts'
import type { NextPrice, Placement } from './placement.ts'

export const CHANGEABLE = ['price', 'part', 'next', 'rack', 'on', 'from', 'to', 'isPinned'] as const
export type Changeable = (typeof CHANGEABLE)[number]
type Change = { readonly [Field in Changeable]?: Placement[Field] | undefined }

const SAME: { readonly [Field in Changeable]: (a: Placement[Field], b: Placement[Field]) => boolean } = {
  price: Object.is,
  part: isSamePart,
  next: isSameNext,
  rack: Object.is,
  on: Object.is,
  from: Object.is,
  to: Object.is,
  isPinned: Object.is,
}

function isSameNext(a: NextPrice | null, b: NextPrice | null): boolean {
  if (a === null || b === null) return a === b
  return a.from === b.from && a.price === b.price && isSamePart(a.part, b.part)
}

function isSame<Field extends Changeable>(field: Field, a: Placement[Field], b: Placement[Field]): boolean {
  return SAME[field](a, b)
}

/** Fields of the change that are not any more what its asker saw, nor yet what they ask for. */
export function clashes(now: Placement, change: Change, seen: Change): Changeable[] {
  return CHANGEABLE.filter(field => isClash(field, now, change, seen))
}

function isClash<Field extends Changeable>(field: Field, now: Placement, change: Change, seen: Change) {
  const asked: Placement[Field] | undefined = change[field]
  const saw: Placement[Field] | undefined = seen[field]
  return (
    asked !== undefined &&
    saw !== undefined &&
    !isSame(field, now[field], saw) &&
    !isSame(field, now[field], asked)
  )
}

/** Fields that are another in one than in the other. */
export function changedFields(from: Placement, to: Placement): Changeable[] {
  return CHANGEABLE.filter(field => !isSame(field, from[field], to[field]))
}

/** The placement as it is asked for. */
export function changed(placement: Placement, change: Change): Placement {
  const asked = Object.entries(change).filter(([, value]) => value !== undefined)
  return { ...placement, ...Object.fromEntries(asked) }
}
