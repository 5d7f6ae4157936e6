/**
 * The version of every message here. A client sends it in `Etalase-Contract`; absent means 1. A message may gain
 * optional fields within a version; anything else raises it, and the old shape stays served down to `CONTRACT_OLDEST`.
 * Whoever speaks a newer version than this is heard as the newest known: readers pass over fields they do not know, so
 * that a tablet of the next release goes on against a server that was put back, and what it says that is really not
 * understood here is `invalid` by itself. 2 is 1 with the words that `downwards.ts` tells to nobody older.
 */
export const CONTRACT_VERSION = 2
export const CONTRACT_OLDEST = 1
/** Larger is no version that ever was. */
const VERSION_MAX = 9_999

/** The version a request is served in; `null`: none that is spoken here. `said` is the header's text. */
export function servedVersion(said: string | undefined): number | null {
  if (said === undefined) return 1
  const version = /^[1-9]\d*$/.test(said) ? Number(said) : 0
  if (version < CONTRACT_OLDEST || version > VERSION_MAX) return null
  return Math.min(version, CONTRACT_VERSION)
}
export const CONTRACT_HEADER = 'Etalase-Contract'
/** The same in an address, for a browser's event streams, which can set no header. */
export const CONTRACT_QUERY = 'contract'
/** Names the outlet a request means when a browser holds cookies of several. */
export const OUTLET_HEADER = 'Etalase-Outlet'
