/** Names of the server-sent events, apart from their schemas: a phone needs the names only. */

export const EVENT_NAMES = ['order', 'stay', 'rooms', 'menu', 'desk'] as const
export type EventName = (typeof EVENT_NAMES)[number]

/**
 * Which of them are rows, resumed by their number. The others are of the moment, and what stands beside them as a number is
 * none: a browser puts the last number that it heard on every event that comes without one.
 */
export const IS_NUMBERED = {
  order: true,
  stay: true,
  rooms: true,
  menu: false,
  desk: false,
} as const satisfies Record<EventName, boolean>
