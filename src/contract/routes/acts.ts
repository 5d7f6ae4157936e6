/** What was done, for whoever answers for people. */
import { ActsPage, ActsQuery, AgencyActsQuery } from '../acts.ts'
import type { Route } from './route.ts'

export const actsRoutes = {
  acts: {
    method: 'GET',
    path: '/api/manage/acts',
    who: 'manager',
    right: 'people',
    says: "What was done at the outlet, newest first, 50 a page; `find` is part of a name, a room, a number or a product, `day` one of the outlet's",
    query: ActsQuery,
    answer: ActsPage,
    problems: [],
  },
  agencyActs: {
    method: 'GET',
    path: '/api/agency/acts',
    who: 'agency',
    right: 'people',
    says: 'The same of the agency',
    query: AgencyActsQuery,
    answer: ActsPage,
    problems: [],
  },
} as const satisfies Record<string, Route>
