/**
 * A thing of the register as the fields in which people write it, each by a name of its own. What was changed is said field by
 * field, so that two who write at one time meet only where they wrote in the same field.
 */

export type FieldValue = string | number | null | readonly string[]

/** What became of one field. */
export interface FieldChange<Name extends string = string> {
  readonly field: Name
  readonly from: FieldValue
  readonly to: FieldValue
}

/** What one person wrote, and what stands there since somebody else wrote it. */
export interface Collision<Name extends string = string> {
  readonly field: Name
  readonly yours: FieldValue
  readonly theirs: FieldValue
}

/** Some of the fields, as somebody sends them. */
export type Sent<Fields> = { readonly [Name in keyof Fields]?: Fields[Name] | undefined }

type FieldsOf<Name extends string> = Readonly<Record<Name, FieldValue>>

export function isSame(a: FieldValue, b: FieldValue): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/** What of `sent` is another than it is, in the order of `names`. */
export function changesIn<Name extends string>(
  names: readonly Name[],
  now: FieldsOf<Name>,
  sent: Sent<FieldsOf<Name>>,
): FieldChange<Name>[] {
  return names.flatMap(field => {
    const to = sent[field]
    return to === undefined || isSame(now[field], to) ? [] : [{ field, from: now[field], to }]
  })
}

/** Where a change meets what others have written since it was begun; the same written twice meets nobody. */
export function collisionsOf<Name extends string>(
  changes: readonly FieldChange<Name>[],
  since: readonly Pick<FieldChange, 'field'>[],
): Collision<Name>[] {
  const written = new Set<string>(since.map(({ field }) => field))
  return changes
    .filter(({ field }) => written.has(field))
    .map(({ field, from, to }) => ({ field, yours: to, theirs: from }))
}

/** As it was before those changes, which are given in the order in which they were made. */
export function asItWas<Fields extends object>(now: Fields, later: readonly FieldChange[]): Fields {
  const before = new Map<string, FieldValue>()
  for (const { field, from } of later) if (!before.has(field)) before.set(field, from)
  return { ...now, ...Object.fromEntries(before) }
}

/** All of it but these. */
export function without<Thing extends object, Name extends keyof Thing>(
  thing: Thing,
  ...names: readonly Name[]
): Omit<Thing, Name> {
  const left = Object.entries(thing).filter(([name]) => !names.some(one => one === name))
  return Object.fromEntries(left) as Omit<Thing, Name>
}

/** With what was changed. */
export function withChanges<Fields extends object>(fields: Fields, changes: readonly FieldChange[]): Fields {
  return { ...fields, ...Object.fromEntries(changes.map(({ field, to }) => [field, to])) }
}
