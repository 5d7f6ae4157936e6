/**
 * Does a value have a shape, asked of rows by the hundred thousand: the same answer as the shape's own, in a fraction of its
 * time, for nothing is copied and nothing said of what is wrong. For shapes that change nothing; what is not known here is
 * asked of the shape itself.
 */
import type * as z from 'zod/mini'

type Test = (value: unknown) => boolean
type Shape = z.core.$ZodTypes
type Check = z.core.$ZodChecks | z.core.$ZodStringFormatChecks | z.core.$ZodCustom

export function holds<Value>(shape: z.ZodMiniType<Value>): (value: unknown) => value is Value {
  const test = testOf(shape)
  return (value): value is Value => test(value)
}

function testOf(shape: z.core.$ZodType): Test {
  const known = testOfKind(shape as Shape)
  const checks = (shape._zod.def.checks ?? []).map(testOfCheck)
  // Only the shape itself knows what it is, or what else is asked of it.
  if (known === null || checks.includes(null)) return value => !hasIssues(shape, value)
  const all = [known, ...checks.filter(check => check !== null)]
  return all.reduce((before, test) => value => before(value) && test(value))
}

function hasIssues(shape: z.core.$ZodType, value: unknown): boolean {
  const payload = shape._zod.run({ value, issues: [] }, { async: false })
  if (payload instanceof Promise) throw new Error('a shape that waits')
  return payload.issues.length > 0
}

function testOfKind({ _zod: { def } }: Shape): Test | null {
  switch (def.type) {
    case 'string':
      return 'format' in def ? null : value => typeof value === 'string'
    case 'number':
      if (!('format' in def)) return value => typeof value === 'number' && Number.isFinite(value)
      return def.format === 'safeint' ? Number.isSafeInteger : null
    case 'boolean':
      return value => typeof value === 'boolean'
    case 'unknown':
      return () => true
    case 'literal':
      return oneOf(def.values)
    case 'enum':
      return oneOf(Object.values(def.entries))
    case 'optional': {
      const inner = testOf(def.innerType)
      return value => value === undefined || inner(value)
    }
    case 'nullable': {
      const inner = testOf(def.innerType)
      return value => value === null || inner(value)
    }
    case 'array': {
      const element = testOf(def.element)
      return value => Array.isArray(value) && value.every(element)
    }
    case 'object':
      return testOfObject(def)
    case 'union':
      return 'discriminator' in def ? testOfUnion(def as z.core.$ZodDiscriminatedUnionDef) : null
    default:
      return null
  }
}

function oneOf(words: readonly unknown[]): Test {
  const [only] = words
  if (words.length === 1) return value => value === only
  const set = new Set(words)
  return value => set.has(value)
}

function testOfObject({ shape, catchall }: z.core.$ZodObjectDef): Test | null {
  const isStrict = catchall?._zod.def.type === 'never'
  if (!isStrict && catchall !== undefined && catchall._zod.def.type !== 'unknown') return null
  const fields = Object.entries(shape).map(([name, field]) => ({
    name,
    test: testOf(field),
    isOptional: field._zod.optin === 'optional',
  }))
  return value => {
    if (!isRecord(value)) return false
    let found = 0
    for (const { name, test, isOptional } of fields) {
      const field = value[name]
      if (field === undefined && isOptional) continue
      if (!test(field)) return false
      found += 1
    }
    return !isStrict || Object.keys(value).length === found
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** By the word that tells its options apart. */
function testOfUnion({ options, discriminator }: z.core.$ZodDiscriminatedUnionDef): Test {
  const byWord = new Map<unknown, Test>()
  for (const option of options) {
    const test = testOf(option)
    for (const word of option._zod.propValues?.[discriminator] ?? []) byWord.set(word, test)
  }
  return value => {
    return isRecord(value) && byWord.get(value[discriminator])?.(value) === true
  }
}

/** `null`: it is not known here. */
function testOfCheck(check: z.core.$ZodCheck): Test | null {
  const { def } = (check as Check)._zod
  switch (def.check) {
    case 'string_format': {
      if (!('pattern' in def) || def.format !== 'regex' || def.pattern === undefined) return null
      const { pattern } = def
      return pattern.global || pattern.sticky
        ? null
        : value => typeof value === 'string' && pattern.test(value)
    }
    case 'custom':
      return value => Boolean(def.fn(value))
    case 'min_length':
      return value => lengthOf(value) >= def.minimum
    case 'max_length':
      return value => lengthOf(value) <= def.maximum
    case 'greater_than':
      return value => (def.inclusive ? Number(value) >= Number(def.value) : Number(value) > Number(def.value))
    case 'less_than':
      return value => (def.inclusive ? Number(value) <= Number(def.value) : Number(value) < Number(def.value))
    default:
      return null
  }
}

const lengthOf = (value: unknown) => (typeof value === 'string' || Array.isArray(value) ? value.length : 0)
