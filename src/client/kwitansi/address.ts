import { type DocumentName, nameIn } from '../../domain/document-name.ts'
import type { OutletId } from '../../domain/ids.ts'

/** `/k/{outlet}/{number}#{token}`, of a later generation `/k/{outlet}/{number}-{generation}#{token}`: the token stands in the fragment, so no server's log and no cache key holds it. */
export interface KwitansiAddress extends DocumentName {
  readonly outlet: OutletId
  readonly token: string
}

/** `null` when a part is missing: the link was cut short. */
export function readAddress(at: Pick<Location, 'pathname' | 'hash'>): KwitansiAddress | null {
  const [, , outlet = '', called = ''] = at.pathname.split('/')
  const token = at.hash.slice(1)
  const name = nameIn(called)
  return outlet === '' || token === '' || name === null ? null : { outlet, ...name, token }
}
