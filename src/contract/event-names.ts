/** Names of the server-sent events, apart from their schemas: a phone needs the names only. */

/** `desk` has no id: it is the moment's state and not resumed. */
export const EVENT_NAMES = ['order', 'stay', 'rooms', 'menu', 'desk'] as const
export type EventName = (typeof EVENT_NAMES)[number]
