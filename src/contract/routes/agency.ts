/** What officers of the agency ask for, and whoever depends on its register. */
import * as z from 'zod/mini'
import { AgencyLogStanding } from '../agency-log.ts'
import { Coverage, CoverageQuery, OutletCoverageQuery } from '../coverage.ts'
import * as evaluation from '../evaluation.ts'
import { Reconciliation, ReconciliationQuery } from '../reconciliation.ts'
import { Troubles } from '../trouble.ts'
import { ofOutlet } from './params.ts'
import type { Route } from './route.ts'

export const agencyRoutes = {
  openAgencySession: {
    method: 'POST',
    path: '/api/agency/session',
    who: 'anyone',
    says: 'Sign in as an officer of the agency; by PIN in the demo only',
    body: evaluation.AgencySessionRequest,
    answer: evaluation.AgencySession,
    problems: ['wrong-pin', 'not-allowed', 'too-many'],
  },
  closeAgencySession: {
    method: 'POST',
    path: '/api/agency/session/end',
    who: 'agency',
    says: 'Sign out',
    answer: z.object({}),
    problems: [],
  },
  agencySession: {
    method: 'GET',
    path: '/api/agency/session',
    who: 'agency',
    says: 'Who am I',
    answer: evaluation.AgencySession,
    problems: [],
  },
  evaluation: {
    method: 'GET',
    path: '/api/evaluation/products',
    who: 'agency',
    right: 'look',
    says: 'Products by number of kwitansi; `products.csv` is the same as CSV',
    query: evaluation.EvaluationQuery,
    answer: evaluation.Evaluation,
    problems: [],
  },
  reconciliation: {
    method: 'GET',
    path: '/api/evaluation/reconciliation',
    who: 'agency',
    right: 'look',
    says: 'Do the books agree: issued = in the log = mirrored = counted, with the numbers of what is missing; `reconciliation.csv` and `reconciliation.ndjson` are the same by day. At most 92 days',
    query: ReconciliationQuery,
    answer: Reconciliation,
    problems: ['unknown-outlet'],
  },
  coverage: {
    method: 'GET',
    path: '/api/evaluation/coverage',
    who: 'agency',
    right: 'look',
    says: 'In how many rooms guests find products of at least five kinds, by outlet, district and day, out of day statements; what is missing, since when, and who could fill it. At most 92 days',
    query: CoverageQuery,
    answer: Coverage,
    problems: [],
  },
  outletCoverage: {
    method: 'GET',
    path: '/api/manage/coverage',
    who: 'manager',
    right: 'shelf',
    says: 'The same of one outlet; nothing of others',
    query: OutletCoverageQuery,
    answer: Coverage,
    problems: [],
  },
  troubles: {
    method: 'GET',
    path: '/api/agency/troubles',
    who: 'agency',
    right: 'look',
    says: 'Outlets in trouble: how many orders nobody has seen there for a quarter of an hour, and since when; nothing of guests, rooms or products. Where an outlet is on a machine of its own, as it told last',
    answer: Troubles,
    problems: [],
  },
  agencyLog: {
    method: 'GET',
    path: '/api/agency-log',
    who: 'member',
    says: "What is to be told of the agency's log, from which the register comes; `null`: nothing is wrong with it. An officer hears what outlets have noticed",
    query: ofOutlet,
    answer: AgencyLogStanding,
    problems: [],
  },
} as const satisfies Record<string, Route>
