/** Ways in which a request that could be meant goes wrong: one value replaced, dropped or added, or no sense at all. */
import fc from 'fast-check'
import { HOTEL } from '../support/things.ts'
import type { Parts } from './requests.ts'

/** Values that have broken programs before, and any JSON. */
const nasty = fc.oneof(
  fc.constantFrom<unknown>(
    ...[
      null,
      true,
      0,
      -1,
      1.5,
      1e308,
      2 ** 53,
      -0,
      '',
      ' ',
      '\0',
      '\ud800',
      '\u202e',
      "' OR 1=1 --",
      '%00',
      '..',
    ],
    ...['x'.repeat(300), '9'.repeat(400), '__proto__', 'constructor', 'toString', [], {}, [[]], ['a', 'a']],
    ...['0000-01-01', '9999-12-31', '-000001-01-01', '0000-01-01T00:00:00Z', '9999-12-31T23:59:59Z'],
    ...['2026-02-30', '2026-11-24T24:00:00Z', '2026-11-24T00:00:60Z', { toString: 1 }],
    ...[JSON.parse(`{"__proto__":{"outlet":"${HOTEL}"}}`)],
  ),
  fc.jsonValue({ maxDepth: 3 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
)

export const twist = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ do: 'nothing' as const }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('replace' as const), where: fc.nat(), by: nasty }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('drop' as const), where: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('add' as const), key: fc.string(), by: nasty }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('body' as const), by: nasty }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('text' as const), by: fc.string({ unit: 'binary' }) }),
  },
)
export type Twist = typeof twist extends fc.Arbitrary<infer Drawn> ? Drawn : never

/** The request after the twist; a body that is a text is sent as it is. */
export function twisted(parts: Parts, how: Twist): Parts {
  switch (how.do) {
    case 'nothing':
      return parts
    case 'body':
      return { ...parts, body: how.by === undefined ? null : JSON.stringify(how.by) }
    case 'text':
      return { ...parts, body: how.by }
    case 'add':
      return { ...parts, body: { ...(parts.body as object | undefined), [how.key]: how.by } }
    case 'replace':
    case 'drop': {
      const paths = pathsIn(parts)
      const path = paths[how.where % Math.max(1, paths.length)]
      return path === undefined ? parts : (withAt(parts, path, how) as Parts)
    }
  }
}

/** Where values stand: of params, query and body, the insides of lists and objects among them. */
function pathsIn(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [[...path]]
  const inside = Object.entries(value).flatMap(([key, inner]) => pathsIn(inner, [...path, key]))
  return path.length > 1 ? [[...path], ...inside] : inside
}

function withAt(value: unknown, [key, ...rest]: readonly string[], how: Twist): unknown {
  if (key === undefined) return how.do === 'replace' ? how.by : undefined
  const inner = withAt((value as Record<string, unknown>)[key], rest, how)
  if (Array.isArray(value)) return value.map((old, i) => (String(i) === key ? inner : old))
  return { ...(value as object), [key]: inner }
}

/** As an address can hold them: no lone surrogate can be percent-encoded. */
export function texts(values: Parts['params'] = {}): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      value === undefined
        ? undefined
        : Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString(),
    ]),
  )
}
