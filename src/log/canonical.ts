/**
 * Canonical JSON (RFC 8785, JCS): one text for one value, whoever writes it, so that its hash means something.
 * Log entries hold whole numbers and strings only; anything that JSON cannot say exactly is refused here, because
 * bytes that are signed must never depend on a rounding.
 */

/** The canonical text of a JSON value. Properties that are `undefined` are left out, as `JSON.stringify` does. */
export function canonical(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return text(value)
    case 'boolean':
      return String(value)
    case 'number':
      if (!Number.isSafeInteger(value) || Object.is(value, -0))
        throw new RangeError(`not a whole number: ${value}`)
      return String(value)
    case 'object':
      if (value === null) return 'null'
      return Array.isArray(value) ? `[${value.map(canonical).join(',')}]` : object(value)
    default:
      throw new TypeError(`${typeof value} is no JSON`)
  }
}

/** RFC 8785 §3.2.3: properties in the order of their names' UTF-16 code units, which is JavaScript's own order. */
function object(value: object): string {
  let members = ''
  for (const name of Object.keys(value).sort()) {
    const member: unknown = value[name as keyof typeof value]
    if (member !== undefined) members += `${members === '' ? '' : ','}${text(name)}:${canonical(member)}`
  }
  return `{${members}}`
}

/** ASCII with nothing to escape. */
const PLAIN = /^[ !#-[\]-~]*$/

/** RFC 8785 §3.2.2.2 is ECMAScript's own escaping; a lone surrogate has no UTF-8 and no hash. */
function text(value: string): string {
  if (PLAIN.test(value)) return `"${value}"`
  if (/\p{Surrogate}/u.test(value)) throw new RangeError('a lone surrogate')
  return JSON.stringify(value)
}
