import type { Plugin } from 'vite'

export interface Mutant {
  readonly name: string
  readonly file: string
  /** Stands there exactly once. */
  readonly find: string
  readonly replace: string
  /** A test file that must fail with it; without one the simulation must find it. */
  readonly by?: string
}

export const MUTANTS: readonly Mutant[]
export function mutatedFile(mutant: Mutant): string
export function mutation(mutant: Mutant): Plugin
export function mutationOf(name: string | undefined): Plugin[]
