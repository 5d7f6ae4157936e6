/**
 * Papers at the hub: by which hash each link is known, so that a guest who has left the hotel opens a kwitansi there; and
 * entries for an outlet that asks for its own back. What a paper alone shows never comes here.
 */
import { timingSafeEqual } from 'node:crypto'
import { isLost } from '../../../domain/document-name.ts'
import { ok, type Result, refuse } from '../../../domain/result.ts'
import { parsePapersClaim, parseReadClaim } from '../../../log/claims.ts'
import { parseNote } from '../../../log/note.ts'
import { TILE_WIDTH } from '../../../log/tiles.ts'
import { findEntries } from '../../storage/statements/documents/documents.ts'
import { addPapers, findPaper, lastPaper } from '../../storage/statements/hub/mirrors.ts'
import { allLogKeys, findLogOf } from '../../storage/statements/log/logs.ts'
import type { Papers } from '../documents/read-kwitansi.ts'
import { hashOf } from '../world.ts'
import { type Hub, signedBy } from './hub.ts'
import { signedRegister } from './publish.ts'

export type ClaimRefusal = 'malformed' | 'unknown-log' | 'not-signed'
/** A claim that was overheard is worth nothing after this. */
export const CLAIM_LIVES_S = 300

/** Answers the number of the next document whose link is not known here. What is known already is left as it is. */
export async function takePapers(hub: Hub, body: string): Promise<Result<number, ClaimRefusal>> {
  const claim = parsePapersClaim(parseNote(body)?.text ?? '')
  if (claim === null) return refuse('malformed')
  const log = await claimant(hub, claim.origin, body)
  if (!log.ok) return log
  const { outlet } = log.value
  return hub.storage.write(outlet, async sql => {
    const known = await lastPaper(sql, outlet)
    const papers = claim.hashes
      .map((tokenHash, i) => ({ number: claim.first + i, tokenHash }))
      .filter(({ number }) => number > known)
    if (papers[0]?.number === known + 1) addPapers(sql, outlet, papers)
    else return ok(known + 1)
    return ok(known + papers.length + 1)
  })
}

/** Entries of the bundle's rest from an index on; those that are here. */
export async function ownEntries(hub: Hub, body: string): Promise<Result<readonly string[], ClaimRefusal>> {
  const claim = parseReadClaim(parseNote(body)?.text ?? '')
  if (claim === null) return refuse('malformed')
  const log = await claimant(hub, claim.origin, body)
  if (!log.ok) return log
  if (Math.abs(hub.clock.now() / 1000 - claim.seconds) > CLAIM_LIVES_S) return refuse('not-signed')
  const { outlet, size } = log.value
  const end = Math.min(size, claim.start + TILE_WIDTH)
  return ok(await hub.storage.read(sql => findEntries(sql, outlet, claim.start, end)))
}

/** Whose log it is, and whether a key that may sign for it has signed this. */
export async function claimant(hub: Hub, origin: string, body: string) {
  const log = await hub.storage.read(sql => findLogOf(sql, origin))
  if (log === null) return refuse('unknown-log')
  const keys = await hub.storage.read(sql => allLogKeys(sql, log.outlet))
  const inUse = keys.filter(({ until }) => until === null)
  return signedBy(hub, body, inUse) === null ? refuse('not-signed') : ok(log)
}

/** How papers that came from elsewhere are opened and checked. */
export function mirrored(hub: Hub, hubKey: string | null): Papers {
  return {
    async opens(link) {
      const { outlet, number, token } = link
      const { known, keys } = await hub.storage.read(async sql => ({
        known: await findPaper(sql, outlet, number),
        keys: await allLogKeys(sql, outlet),
      }))
      // Links of what never came here nobody knows; that such a number was lost is in the register, for everybody.
      if (isLost(keys, link)) return true
      const given = Buffer.from(hashOf(token))
      const expected = Buffer.from(known ?? '')
      return given.length === expected.length && timingSafeEqual(given, expected)
    },
    // Tokens are made of the outlet's key, which never comes here.
    linkTo: () => null,
    hubKey,
    hubUrl: null,
    register: () => signedRegister(hub),
  }
}
