/** The agency's log as tests keep one: a name and nothing in it. */
import type { FastifyInstance } from 'fastify'
import { agencyOrigin } from '../../src/domain/agency-log.ts'
import type { HubAnswer, HubLink } from '../../src/server/ports.ts'
import { standBy } from '../../src/server/storage/statements/agency/agency-logs.ts'
import type { Transaction } from '../../src/server/storage/storage.ts'
import { toBase64 } from '../../src/server/usecases/log/tree.ts'
import { sha256 } from './sha256.ts'

export const AGENCY = agencyOrigin('etalase.test')

/** The way to the agency's log that an application serves; `answers` may twist what it says. */
export function agencyLink(app: FastifyInstance): AgencyLink {
  return {
    isAway: false,
    asked: [],
    twist: answer => answer,
    async ask(path) {
      if (this.isAway) throw new Error('the hub is away')
      this.asked.push(path)
      const answer = await app.inject({ method: 'GET', url: `/agency/log/${path}` })
      return this.twist({ status: answer.statusCode, body: new Uint8Array(answer.rawPayload) }, path)
    },
  }
}

export interface AgencyLink extends HubLink {
  isAway: boolean
  /** Paths that were asked, in order. */
  readonly asked: string[]
  twist(answer: HubAnswer, path: string): HubAnswer | Promise<HubAnswer>
}

/** From now on the register of this city is kept here: changes of it become entries. */
export function keepAgencyLog(sql: Transaction): Promise<void> {
  return standBy(sql, AGENCY, 'own', toBase64(sha256(new Uint8Array())))
}
