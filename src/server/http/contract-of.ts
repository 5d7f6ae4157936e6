/** Which version of the contract is spoken with whoever asks. */
import type { FastifyRequest } from 'fastify'
import { CONTRACT_HEADER, CONTRACT_OLDEST, CONTRACT_QUERY, servedVersion } from '../../contract/version.ts'

/** `null` for an address that nobody reads. */
type Query = { readonly [CONTRACT_QUERY]?: string | string[] }

const FIELD = CONTRACT_HEADER.toLowerCase()

/** `null`: none that is served here. */
export function contractOf({ headers, query }: FastifyRequest): number | null {
  const said = headers[FIELD] ?? (query as Query | null)?.[CONTRACT_QUERY]
  // Sent twice, it is no version.
  return servedVersion(Array.isArray(said) ? said.join() : said)
}

/** What an answer is said in: the oldest that is served, to whoever speaks none. */
export function spokenWith(request: FastifyRequest): number {
  return contractOf(request) ?? CONTRACT_OLDEST
}
