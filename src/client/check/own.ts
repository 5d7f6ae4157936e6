/**
 * What noble asks of its browser and Chrome before 93 and Safari before 15.4 do not know. Read before noble, which asks
 * while it is read.
 */
const known = Object as { hasOwn?: (of: object, key: PropertyKey) => boolean }
const { hasOwnProperty: isOwn } = Object.prototype
known.hasOwn ??= (of, key) => isOwn.call(of, key)
