/** A hub as outlets meet it: its wire, in process, over storage of its own; and a way there that can fail. */

import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { legible } from '../../src/contract/entry.ts'
import { ENTRY_VERSION, type Entry } from '../../src/domain/document.ts'
import { formatKey } from '../../src/log/note.ts'
import { NO_LIMITS } from '../../src/server/http/limits.ts'
import { createFeed } from '../../src/server/live/feed.ts'
import { passkeys } from '../../src/server/passkeys.ts'
import type { HubLink } from '../../src/server/ports.ts'
import { createSite } from '../../src/server/routes/site-routes.ts'
import { adoptOutlet, cardOf } from '../../src/server/usecases/hub/adopt.ts'
import { type Hub, hubNames } from '../../src/server/usecases/hub/hub.ts'
import type { Pushing } from '../../src/server/usecases/log/push.ts'
import type { World } from '../../src/server/usecases/world.ts'
import { crypto } from './crypto.ts'
import { openEmpty } from './engines.ts'
import { type HandSigner, handSigner } from './log.ts'
import { phonesHere } from './phones.ts'
import { photosHere } from './photos.ts'
import { openPins } from './pins.ts'
import { type HandClock, hmacKeys, seededRandom } from './ports.ts'

export interface HandLink extends HubLink {
  /** While it is away, nothing arrives. */
  isAway: boolean
  /** True: what is sent arrives, and its answer does not. */
  losesAnswers: boolean
  /** Paths that were asked, in order. */
  readonly asked: string[]
}

export interface ServedHub {
  readonly hub: Hub
  readonly app: FastifyInstance
  readonly signer: HandSigner
  readonly link: HandLink
  /** Up to which version of entries it reads: one of an earlier release reads fewer, whatever its register says. */
  reads: number
  /** As outlets are told it. */
  readonly hubKey: string
  /** Carries an outlet's card there; an officer's name takes its losses for true. */
  adopt(world: World, outlet: string, officer?: string): Promise<unknown>
  /** The outlet's world, with the way to this hub. */
  pushing<Outlet extends World & { readonly signer: HandSigner }>(world: Outlet): Outlet & Pushing
  stop(): Promise<void>
}

export async function aHub(clock: HandClock, place = 'hub'): Promise<ServedHub> {
  const signer = handSigner()
  const names = hubNames('hub.test')
  signer.ensure(names.witness, 'cosignature')
  signer.ensure(names.mirror, 'cosignature')
  const hubKey = formatKey(signer.ensure(names.register))
  const world: World = {
    storage: await openEmpty(place),
    clock,
    random: seededRandom('hub'),
    keys: hmacKeys('hub'),
  }
  const hub: Hub = {
    ...world,
    signer,
    names,
    crypto,
    legible: value => (isNewer(value) ? 'newer' : legible(value)),
  }
  const isNewer = (value: unknown) => legible(value) === 'known' && (value as Entry).v > served.reads
  const feed = createFeed(world.storage)
  const app = createSite({
    site: {
      world,
      feed,
      limits: NO_LIMITS,
      limited: true,
      pins: openPins,
      passkeys,
      photos: photosHere(),
      phones: phonesHere().parts,
      role: { kind: 'hub', hub, key: hubKey, isAllDemo: async () => true },
      publicUrl: null,
    },
    secure: false,
    log: pino({ level: 'silent' }),
    client: null,
  })
  await app.ready()
  const link = handLink(app)
  const served: ServedHub = {
    hub,
    app,
    signer,
    link,
    reads: ENTRY_VERSION,
    hubKey,
    async adopt(from, outlet, officer) {
      const card = await cardOf(from, outlet)
      if (card === null) throw new Error(`${outlet} has no card`)
      return adoptOutlet(world, card, officer)
    },
    pushing: from => ({ ...from, crypto, link, hubKey }),
    async stop() {
      await app.close()
      feed.close()
      await world.storage.close()
    },
  }
  return served
}

function handLink(app: FastifyInstance): HandLink {
  return {
    isAway: false,
    losesAnswers: false,
    asked: [],
    async ask(path, body) {
      if (this.isAway) throw new Error('the hub is away')
      this.asked.push(path)
      const answer = await app.inject({
        method: body === undefined ? 'GET' : 'POST',
        url: `/hub/${path}`,
        ...(body === undefined
          ? {}
          : {
              payload: Buffer.from(body),
              headers: {
                'content-type': body instanceof Uint8Array ? 'application/octet-stream' : 'text/plain',
              },
            }),
      })
      if (this.losesAnswers) throw new Error('the answer is lost')
      return { status: answer.statusCode, body: new Uint8Array(answer.rawPayload) }
    },
  }
}
