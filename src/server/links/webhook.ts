/**
 * The courier over HTTP. Receivers in the hotel's own network (its books, its booking system) are as usual as those
 * outside, and hooks are made by whoever runs the server; so private addresses are allowed. What is refused is looked
 * at when an address is dialled, not when it is named, for a name may lead elsewhere tomorrow: link-local addresses
 * (a cloud's metadata are there), multicast and no address at all; and plain http to anywhere but a private network,
 * for entries are makers' income. Redirects are not followed, and nothing of an answer is read but its status.
 */
import { lookup } from 'node:dns'
import { type IncomingMessage, request as plain } from 'node:http'
import { request as secure } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import type { Courier, Received } from '../ports.ts'

/** Standard Webhooks asks for 15 to 30 s. */
const TIMEOUT_MS = 20_000
/** A short answer is let run out, so that its connection serves again; more than this is cut off. */
const ANSWER_MAX_BYTES = 16_384

/** RFC 6890: this host, link-local, multicast, reserved and broadcast. */
const NOBODYS = listOf(['0.0.0.0/8', '169.254.0.0/16', '224.0.0.0/3', '::/128', 'fe80::/10', 'ff00::/8'])
/** Where clouds tell a machine its secrets, outside link-local: AWS, Google (IPv6), Alibaba, Oracle, Azure. */
const METADATA = listOf([
  'fd00:ec2::/32',
  'fd20:ce::/32',
  '100.100.100.200/32',
  '192.0.0.192/32',
  '168.63.129.16/32',
])
/** Loopback, RFC 1918, RFC 6598 (shared behind carriers' routers), RFC 4193. */
const PRIVATE = listOf([
  '127.0.0.0/8',
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  '::1/128',
  'fc00::/7',
])

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList()
  for (const network of networks) {
    const [address = '', prefix] = network.split('/')
    list.addSubnet(address, Number(prefix), isIP(address) === 4 ? 'ipv4' : 'ipv6')
  }
  return list
}

/** The IPv4 address that an IPv6 one leads to: mapped (RFC 4291), translated (RFC 6052, 8215) or 6to4 (RFC 3056). */
function embedded(address: string): string | null {
  if (isIP(address) !== 6) return null
  const groups = groupsOf(address)
  const at = EMBEDDED.find(({ prefix }) => prefix.every((group, i) => groups[i] === group))?.at
  if (at === undefined) return null
  const [high = 0, low = 0] = groups.slice(at, at + 2)
  return [high >> 8, high & 255, low >> 8, low & 255].join('.')
}

const EMBEDDED = [
  { prefix: [0, 0, 0, 0, 0, 0xffff], at: 6 },
  { prefix: [0, 0, 0, 0, 0xffff, 0], at: 6 },
  { prefix: [0x64, 0xff9b, 0, 0, 0, 0], at: 6 },
  { prefix: [0x64, 0xff9b, 1], at: 6 },
  { prefix: [0x2002], at: 1 },
] as const satisfies readonly { prefix: readonly number[]; at: number }[]

/** Eight numbers. */
function groupsOf(address: string): number[] {
  // As URLs write them: lower case, one `::`, the last 32 bits in hexadecimal.
  const written = new URL(`http://[${address.replace(/%.*$/, '')}]`).hostname.slice(1, -1)
  const [front = '', back] = written.split('::')
  const numbers = (text: string) =>
    text === '' ? [] : text.split(':').map(group => Number.parseInt(group, 16))
  const [first, last] = [numbers(front), numbers(back ?? '')]
  return [...first, ...Array<number>(8 - first.length - last.length).fill(0), ...last]
}

/** Why that address is not dialled; `null`: it is. */
export function whyNot(address: string, isSecure: boolean): string | null {
  const inside = embedded(address)
  if (inside !== null) return whyNot(inside, isSecure)
  const family = isIP(address) === 4 ? 'ipv4' : 'ipv6'
  if (NOBODYS.check(address, family)) return `${address} is nobody's address`
  if (METADATA.check(address, family)) return `${address} is where a cloud keeps secrets`
  return isSecure || PRIVATE.check(address, family) ? null : `${address} is public: https only`
}

/** The same for addresses that anybody may have named: https alone, and nothing of a private network. */
export function whyNotPublic(address: string, isSecure: boolean): string | null {
  if (!isSecure) return 'https only'
  const inside = embedded(address)
  if (inside !== null) return whyNotPublic(inside, isSecure)
  const family = isIP(address) === 4 ? 'ipv4' : 'ipv6'
  return PRIVATE.check(address, family) ? `${address} is private` : whyNot(address, isSecure)
}

export const courier = courierTo<string>(whyNot)
export const publicCourier = courierTo<Uint8Array>(whyNotPublic)

type WhyNot = typeof whyNot

function courierTo<Body extends string | Uint8Array>(refusal: WhyNot): Courier<Body> {
  return {
    bring(url, headers, body) {
      const address = new URL(url)
      const isSecure = address.protocol === 'https:'
      // A literal address is dialled without being looked up.
      const literal = address.hostname.replace(/^\[|\]$/g, '')
      const refused = isIP(literal) === 0 ? null : refusal(literal, isSecure)
      if (refused !== null) return Promise.resolve({ fault: refused })
      return new Promise<Received>(resolve => {
        const asked = (isSecure ? secure : plain)(address, {
          method: 'POST',
          headers: { ...headers, 'content-length': Buffer.byteLength(body) },
          lookup: lookUp(address => refusal(address, isSecure)),
          signal: AbortSignal.timeout(TIMEOUT_MS),
        })
        asked.on('response', response => {
          const { statusCode, headers } = response
          resolve({ status: statusCode ?? 0, retryAfterS: secondsOf(headers['retry-after']) })
          letRun(response)
        })
        asked.on('error', fault => resolve({ fault: faultOf(fault) }))
        asked.end(body)
      })
    },
  }
}

/** A number of seconds or a date (RFC 9110 §10.2.3). */
function secondsOf(retryAfter: string | undefined): number | null {
  if (retryAfter === undefined) return null
  if (/^\d{1,9}$/.test(retryAfter)) return Number(retryAfter)
  const ms = Date.parse(retryAfter) - Date.now()
  return Number.isNaN(ms) ? null : Math.max(0, Math.ceil(ms / 1_000))
}

function letRun(response: IncomingMessage): void {
  let bytes = 0
  response.on('data', (part: Buffer) => {
    bytes += part.length
    if (bytes > ANSWER_MAX_BYTES) response.destroy()
  })
  // Its status is known: what happens to the rest is nobody's concern.
  response.on('error', () => undefined)
}

function lookUp(refusal: (address: string) => string | null): LookupFunction {
  return (host, options, done) =>
    lookup(host, { ...options, all: true }, (fault, found) => {
      if (fault !== null) return done(fault, [])
      const allowed = found.filter(({ address }) => refusal(address) === null)
      const [first] = allowed
      if (first === undefined) {
        const why = found[0] === undefined ? `${host} has no address` : refusal(found[0].address)
        return done(new Error(why ?? host), [])
      }
      return options.all === true ? done(null, allowed) : done(null, first.address, first.family)
    })
}

function faultOf(fault: Error): string {
  return fault.name === 'TimeoutError' || fault.name === 'AbortError'
    ? `no answer within ${TIMEOUT_MS / 1_000} s`
    : fault.message || fault.name
}
