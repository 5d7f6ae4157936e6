/** Every kind of trouble that a plan can hold, beside the network's. */
export const DEVICE_FAULTS = [
  'killed-before-commit',
  'killed-after-commit',
  'killed',
  'power-lost',
  'wiped',
  'storage-full',
  'storage-refuses',
  'storage-hangs',
  'browser-killed',
  'second-tab',
  'tab-frozen',
  'profile-cloned',
  'clock-wrong',
  'old-release',
] as const
export type DeviceFault = (typeof DEVICE_FAULTS)[number]

export const SERVER_FAULTS = [
  'crash-at-step',
  'crash-after-step',
  'crash-before-commit',
  'crash-after-commit',
  'write-fails',
  'commit-fails',
  'disk-full',
  'lock-held',
  'restart',
  'two-processes',
  'commits-untold',
  'release-rolled-back',
  'backup-restored',
] as const
export type ServerFault = (typeof SERVER_FAULTS)[number]

/** Of what the log needs outside the database: the keys, the marks, the hub. */
export const LOG_FAULTS = [
  'signer-away',
  'high-water-unwritable',
  'dies-while-it-seals',
  'hub-away',
  'hub-away-for-days',
  'hub-dies-in-an-upload',
  'hub-answers-lost',
  'hub-counts-lost',
  'hub-restored',
] as const
export type LogFault = (typeof LOG_FAULTS)[number]

export const PEOPLE_FAULTS = [
  'double-tap',
  'rush',
  'two-clerks',
  'cancel-against-deliver',
  'check-out-against-queue',
  'room-move',
  'price-changed',
  'goods-gone',
  'wish-changed',
  'stranger',
  'codes-guessed',
  'night-passed',
] as const
export type PeopleFault = (typeof PEOPLE_FAULTS)[number]

/** Of the shelf: the manager's hand, and days that pass over it. */
export const SHELF_FAULTS = ['switched-off', 'paper-lapsed', 'season-over', 'best-before-passed'] as const
export type ShelfFault = (typeof SHELF_FAULTS)[number]

/** Of the way by which a box follows the agency's log: who answers there instead, which key signs, who dies meanwhile. */
export const FOLLOWING_FAULTS = [
  'shown-an-older-log',
  'shown-another-log',
  'shown-a-strangers-log',
  'shown-bent-entries',
  'agency-key-rotated',
  'agency-key-stolen',
  'died-while-it-followed',
] as const
export type FollowingFault = (typeof FOLLOWING_FAULTS)[number]

/** Of guests who follow each other in a room. */
export const STAY_FAULTS = ['next-guest'] as const
export type StayFault = (typeof STAY_FAULTS)[number]
