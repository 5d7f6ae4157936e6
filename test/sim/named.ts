/** Plans that once broke a promise, cut down to what it took, each by the name of what it showed. They are played first. */
import type { Plan } from './plan/actions.ts'

export interface Named {
  readonly name: string
  readonly plan: Plan
}

const FILES = import.meta.glob<Plan>('./named/*.json', { eager: true, import: 'default' })

export const NAMED: readonly Named[] = Object.entries(FILES)
  .map(([path, plan]) => ({ name: path.replace(/^.*\/|\.json$/g, ''), plan }))
  .sort((a, b) => (a.name < b.name ? -1 : 1))
