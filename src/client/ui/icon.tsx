/** Line icons on a 24 × 24 grid. Those of the guest's first sight stand in drawing.tsx, which is sent with it. */
export { BASKET, CHECK, FILTER, Icon } from './drawing.tsx'

export const BACK = 'M15 5l-7 7 7 7'
export const DOWN = 'M5 9l7 7 7-7'
export const MINUS = 'M5 12h14'
export const PLUS = 'M12 5v14M5 12h14'
export const CLOSE = 'M6 6l12 12M18 6L6 18'
export const HALAL =
  'M12 3l2.5 2 3.2-.2.8 3.1 2.5 2-1.2 3 .5 3.2-3.1.9-1.7 2.7L12 18.5l-3.5 1.2-1.7-2.7-3.1-.9.5-3.2-1.2-3 2.5-2 .8-3.1L9.5 5zM8.5 11.5l2.5 2.5 4.5-4.5'
export const LEAF = 'M5 19C5 9 11 5 20 4c0 9-4 15-13 14M5 19c2-4 5-7 9-9'
export const PLANE = 'M3 15l18-8-3 10-6-2-3 4v-5l7-5'
export const BELL = 'M4 17h16M6 17a6 6 0 0 1 12 0M12 8V6M4 20h16'
export const CLOCK = 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 7v5l3.5 2'
export const BAG = 'M5 8h14v12H5zM9 8V6a3 3 0 0 1 6 0v2M9 12v4M15 12v4'
export const BED = 'M3 19v-8h18v8M3 16h18M6 11V7h12v4M9 11V9.5h6V11'
export const CASH = 'M3 7h18v10H3zM6.5 10v4M17.5 10v4M12 9.8a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4z'
export const PHONE_SET =
  'M6 3.5h3.5L11 8 8.5 10a12 12 0 0 0 5.5 5.5l2-2.5 4.5 1.5V18a2 2 0 0 1-2.2 2C10.5 19.5 4.5 13.5 4 5.7A2 2 0 0 1 6 3.5z'
export const PHONE = 'M7 3h10v18H7zM11 18h2'
export const HOTEL = 'M4 21V9l8-5 8 5v12M9 21v-5h6v5M9 11h.1M15 11h.1M12 11h.1'
export const EYE =
  'M2.5 12C5 8 8.3 6 12 6s7 2 9.5 6c-2.5 4-5.8 6-9.5 6s-7-2-9.5-6zM12 9.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z'
export const ARROW = 'M4 12h15M13 6l6 6-6 6'
export const DOOR = 'M6 21V4h12v17M3 21h18M14.5 12v1'
export const OFFLINE =
  'M4 10a12 12 0 0 1 5-2.8M20 10a12 12 0 0 0-7-3.4M8 14a6 6 0 0 1 3-1.5M12 18.5v.1M4 4l16 16'
export const ONLINE = 'M3.5 10a12 12 0 0 1 17 0M7 13.5a7 7 0 0 1 10 0M12 17.5v.1'
export const SOUND = 'M4 9.5v5h3.5L12 19V5L7.5 9.5zM15.5 9a4 4 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11'
export const MUTED = 'M4 9.5v5h3.5L12 19V5L7.5 9.5zM16 9l5 6M21 9l-5 6'
export const UNDO = 'M8 5L4 9l4 4M4 9h10a5.5 5.5 0 0 1 0 11H9'
export const PRINT = 'M7 9V4h10v5M7 17H4v-8h16v8h-3M7 14h10v6H7z'
export const PAPER = 'M6 3h9l4 4v14H6zM9 11h6M9 15h6'
export const WARN = 'M12 4l9.5 16.5h-19zM12 10v5M12 17.8v.1'
