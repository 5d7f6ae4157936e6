/** The engines that guests, clerks and makers come with, and where each is found. */
import { findChromiumEngine } from './chromium.ts'
import type { EngineName, Found } from './driver.ts'
import { findFirefoxEngine } from './firefox.ts'
import { findWebkitEngine } from './webkit.ts'

export const ENGINES = ['chromium', 'webkit', 'firefox'] as const

export const FIND = {
  chromium: findChromiumEngine,
  webkit: findWebkitEngine,
  firefox: findFirefoxEngine,
} as const satisfies Record<EngineName, () => Found>
