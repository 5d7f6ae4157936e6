/** Why a file cannot be read as a sheet: what somebody is told, and what to do instead. */
export const FILE_FAULTS = [
  'empty',
  'too-large',
  'too-many-rows',
  'too-many-columns',
  'unpacks-too-large',
  'locked',
  'old-excel',
  'open-document',
  'word',
  'pdf',
  'heic',
  'picture',
  'web-page',
  'broken',
  'not-a-sheet',
  'too-slow',
] as const
export type FileFault = (typeof FILE_FAULTS)[number]
