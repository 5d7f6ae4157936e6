/** What was done, read by whoever answers for people. */
import { ok } from '../../domain/result.ts'
import type { Handlers } from '../http/app.ts'
import { showActs } from '../usecases/acts/show-acts.ts'
import type { Callers } from './callers.ts'
import type { Site } from './site.ts'

export function actsRoutes({ world }: Site): Pick<Handlers<Callers>, 'acts' | 'agencyActs'> {
  return {
    acts: async ({ query }, { outlet }) => ok(await showActs(world, outlet, query)),
    agencyActs: async ({ query }) => ok(await showActs(world, null, query)),
  }
}
