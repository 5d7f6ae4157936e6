/**
 * The version of every message here. A client sends it in `Etalase-Contract`; absent means 1. A message may gain
 * optional fields within a version; anything else raises it, and the old shape stays served.
 */
export const CONTRACT_VERSION = 1
export const CONTRACT_OLDEST = 1
export const CONTRACT_HEADER = 'Etalase-Contract'
/** Names the outlet a request means when a browser holds cookies of several. */
export const OUTLET_HEADER = 'Etalase-Outlet'
