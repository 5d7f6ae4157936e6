/**
 * At the start: does any passkey open here? Each opens at the host that it was made at, so that after a change of address nobody
 * comes in until a pass leads back.
 */
import type { OutletId } from '../../domain/ids.ts'
import { relyingParty } from '../../domain/passkey.ts'
import { OF_THE_CITY } from '../storage/statements/acts/acts.ts'
import { passkeyHosts } from '../storage/statements/people/passkeys.ts'
import type { World } from '../usecases/world.ts'

/** This machine goes by a number, too, at which there are no passkeys, and by the name at which there are. */
const OWN_NUMBER = '//127.0.0.1'

/** `address`: at which this is served. */
export async function tellPasskeysElsewhere(
  { storage }: Pick<World, 'storage'>,
  address: string,
  say: (line: string) => void,
): Promise<void> {
  const party = relyingParty(address.replace(OWN_NUMBER, '//localhost'))
  const hosts = new Map<OutletId, string[]>()
  for (const { outlet, host } of await storage.read(passkeyHosts))
    hosts.set(outlet, [...(hosts.get(outlet) ?? []), host])
  for (const [outlet, known] of hosts) {
    if (party !== null && known.includes(party.id)) continue
    const whose = outlet === OF_THE_CITY ? 'the agency' : outlet
    const back =
      party === null
        ? 'and at an address without https nobody has any: set PUBLIC_URL to one with https'
        : `and nobody comes in at ${party.id} with them: npm start -- pass NAME${outlet && ` ${outlet}`} leads back in`
    say(`The passkeys of ${whose} were made at ${known.join(', ')}, ${back}.`)
  }
}
