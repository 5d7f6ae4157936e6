/** `/k/{outlet}/{number}#{token}`: the token stands in the fragment, so no server's log and no cache key holds it. */
export interface KwitansiAddress {
  readonly outlet: string
  readonly number: number
  readonly token: string
}

/** `null` when a part is missing: the link was cut short. */
export function readAddress(at: Pick<Location, 'pathname' | 'hash'>): KwitansiAddress | null {
  const [, , outlet = '', digits = ''] = at.pathname.split('/')
  const token = at.hash.slice(1)
  const number = Number(digits)
  if (outlet === '' || token === '' || !Number.isSafeInteger(number) || number < 1) return null
  return { outlet, number, token }
}
