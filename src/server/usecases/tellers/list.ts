/** The Tellers there are: one more is its file, and its place here. */
import { type Telling, webhooks } from '../webhooks/tell.ts'
import type { Teller } from './teller.ts'

export function tellersOf(world: Telling): readonly Teller[] {
  return [webhooks(world)]
}
