/** A kwitansi for the holder of its link; the agency's reading for its officers. */
import { ok, refuse } from '../../domain/result.ts'
import { writeRights } from '../../domain/rights.ts'
import type { Handlers } from '../http/app.ts'
import type { Rate } from '../http/limits.ts'
import { readEvaluation } from '../usecases/acts/readings.ts'
import {
  issuedHere,
  type PaperLink,
  type Papers,
  readKwitansi,
  readProof,
} from '../usecases/documents/read-kwitansi.ts'
import { readCoverage } from '../usecases/evaluation/coverage.ts'
import { mirrored } from '../usecases/hub/papers.ts'
import { OFFICER_SESSION_MS, signInOfficer, signOutOfficer } from '../usecases/staff/sign-in.ts'
import { hashOf, newSecret } from '../usecases/world.ts'
import type { Callers } from './callers.ts'
import { allow, CITY, type Site, TERMINAL_S, takesOfficerPins, whenToComeBack } from './site.ts'

export const OFFICER_S = OFFICER_SESSION_MS / 1000
/** A link's 128 bits cannot be guessed; this keeps one link from being asked for without end, and nobody from another. */
const PAPER_RATE: Rate = { burst: 60, perMinute: 60 }

type PaperRoutes = Pick<
  Handlers<Callers>,
  | 'kwitansi'
  | 'kwitansiProof'
  | 'openAgencySession'
  | 'closeAgencySession'
  | 'agencySession'
  | 'evaluation'
  | 'coverage'
  | 'outletCoverage'
>

export function paperRoutes(site: Site): PaperRoutes {
  const { world, role } = site
  const papers: Papers = role.kind === 'city' ? issuedHere(world, role.hub) : mirrored(role.hub, role.key)
  /** What a wrong link opens is counted nowhere: it is refused as soon as it is read. */
  const mayRead = async (link: PaperLink) =>
    (await papers.opens(link)) ? allow(site, `paper ${link.outlet} ${link.number}`, PAPER_RATE) : ok(null)
  return {
    kwitansi: async ({ body }) => {
      const may = await mayRead(body)
      return may.ok ? readKwitansi(world, papers, body) : may
    },
    kwitansiProof: async ({ body }) => {
      const may = await mayRead(body)
      return may.ok ? readProof(world, papers, body) : may
    },
    openAgencySession: async ({ body }, _caller, exchange) => {
      if (!(await takesOfficerPins(site))) return refuse('not-allowed')
      // A browser in which somebody has signed in before is told apart from all others by what it keeps of that.
      const secret = exchange.cookies('terminal').get(CITY) ?? newSecret(world)
      const tried = { ...body, device: hashOf(secret), isEnrolled: false, limited: !site.limits.lifted }
      const signed = await signInOfficer(world, site.pins, tried)
      if (!signed.ok) return whenToComeBack(signed)
      exchange.setCookie('terminal', CITY, secret, { maxAgeS: TERMINAL_S })
      exchange.setCookie('agency', CITY, signed.value.token, { maxAgeS: OFFICER_S })
      return ok({ name: signed.value.name })
    },
    closeAgencySession: async (_input, officer, exchange) => {
      await signOutOfficer(world, officer)
      exchange.clearCookie('agency', CITY)
      return ok({})
    },
    agencySession: async (_input, { name, rights }) => ok({ name, rights: writeRights(rights) }),
    coverage: ({ query }) => readCoverage(world, query),
    outletCoverage: ({ query }, { outlet }) => readCoverage(world, query, outlet.slug),
    evaluation: ({ query }, officer) => readEvaluation(world, officer, 'screen', query),
  }
}
