/** The hub's HTTP application, built once for all runs, and its database as every run finds it. */

import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { readAgencyEntry } from '../../../src/contract/agency-entry.ts'
import { legible } from '../../../src/contract/entry.ts'
import { formatKey } from '../../../src/log/note.ts'
import type { TreeHead } from '../../../src/log/proof.ts'
import { crypto } from '../../../src/server/crypto.ts'
import { NO_LIMITS } from '../../../src/server/http/limits.ts'
import { passkeys } from '../../../src/server/passkeys.ts'
import type { Clock, HubLink, Random, Signer } from '../../../src/server/ports.ts'
import { createSite } from '../../../src/server/routes/site-routes.ts'
import { openSqlite } from '../../../src/server/storage/sqlite/open.ts'
import type { Storage } from '../../../src/server/storage/storage.ts'
import { openAgencyLog } from '../../../src/server/usecases/agency/open-log.ts'
import { pullAgencyLog } from '../../../src/server/usecases/agency/pull.ts'
import { sealAgencyLog } from '../../../src/server/usecases/agency/seal.ts'
import { adoptOutlet, cardOf } from '../../../src/server/usecases/hub/adopt.ts'
import { type Hub, hubNames } from '../../../src/server/usecases/hub/hub.ts'
import type { World } from '../../../src/server/usecases/world.ts'
import { handHighWater } from '../../support/log.ts'
import { phonesHere } from '../../support/phones.ts'
import { photosHere } from '../../support/photos.ts'
import { openPins } from '../../support/pins.ts'
import { handClock, hmacKeys, seededRandom } from '../../support/ports.ts'
import { MORNING_MS, outlet } from './template.ts'
import { standingOn } from './tracked.ts'
import { keyNamed, keyring } from './vault.ts'

export const HUB_HOST = 'hub.test'
export const HUB_NAMES = hubNames(HUB_HOST)
export const HUB_KEY = formatKey(keyNamed(HUB_NAMES.register).key)
keyNamed(HUB_NAMES.witness, 'cosignature')
keyNamed(HUB_NAMES.mirror, 'cosignature')

export const hubSecrets = hmacKeys('hub')

/** What its marks are outside of the database that every run finds. */
export type HubMarks = ReadonlyMap<string, TreeHead>

/**
 * The hub's database with the outlet's card in it, as every run finds it, and the log of its agency, which the outlet follows
 * already.
 */
export async function makeHubTemplate(path: string, template: string, slot: HubSlot): Promise<HubMarks> {
  const worldOn = (file: string): World => ({
    storage: openSqlite({ path: file, durable: false }),
    clock: handClock(MORNING_MS),
    random: seededRandom('hub'),
    keys: hubSecrets,
  })
  const [hub, hotel] = [worldOn(path), worldOn(template)]
  const card = await cardOf(hotel, outlet.slug)
  if (card === null) throw new Error('the outlet has no log')
  await openAgencyLog(hub, keyring, HUB_HOST)
  await adoptOutlet(hub, card)
  const highWater = handHighWater()
  await sealAgencyLog({ ...hub, signer: keyring, highWater })
  slot.stand({ ...hub, signer: keyring })
  const asking = (under: string): HubLink => ({
    async ask(asked) {
      const answer = await slot.app.inject({ method: 'GET', url: `/${under}/${asked}` })
      return { status: answer.statusCode, body: new Uint8Array(answer.rawPayload) }
    },
  })
  await pullAgencyLog({
    ...{ ...hotel, crypto, hubKey: HUB_KEY, read: readAgencyEntry },
    ...{ link: asking('hub'), agency: asking('agency/log') },
  })
  for (const { storage } of [hub, hotel]) await storage.close()
  return highWater.marks
}

interface Running {
  readonly storage: Storage
  readonly clock: Clock
  readonly random: Random
  readonly signer: Signer
}

/** The place of the hub's process. */
export interface HubSlot {
  readonly app: FastifyInstance
  stand(running: Running): void
}

export async function createHubSlot(): Promise<HubSlot> {
  let now: Running | null = null
  function present() {
    if (now === null) throw new Error('no hub runs')
    return now
  }
  const hub: Hub = {
    storage: standingOn(() => present().storage),
    clock: { now: () => present().clock.now() },
    random: { bytes: length => present().random.bytes(length) },
    keys: hubSecrets,
    signer: {
      keyOf: name => present().signer.keyOf(name),
      sign: (name, message) => present().signer.sign(name, message),
    },
    names: HUB_NAMES,
    crypto,
    legible,
  }
  const app = createSite({
    site: {
      world: hub,
      feed: { listen: async () => undefined, close: () => undefined } as never,
      limits: NO_LIMITS,
      pins: openPins,
      passkeys,
      photos: photosHere(),
      phones: phonesHere().parts,
      limited: true,
      role: { kind: 'hub', hub, key: HUB_KEY, isAllDemo: async () => true },
      publicUrl: null,
    },
    secure: false,
    log: pino({ level: 'silent' }),
    client: null,
  })
  await app.ready()
  return {
    app,
    stand(running) {
      now = running
    },
  }
}
