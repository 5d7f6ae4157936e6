/** Where the desk is: the outlet and the screen, as the path says, and the outlet that this device remembers. */
import { type OutletId, SLUG } from '../../domain/ids.ts'
import { SCREEN_NAMES, type Screen } from './screens.ts'

export interface DeskAddress {
  readonly outlet: OutletId | null
  readonly screen: Screen
}

const KEY = 'etalase-desk-outlet'

export function readDeskAddress(path: string): DeskAddress {
  const [, , outlet, screen] = path.split('/')
  return {
    outlet: outlet !== undefined && SLUG.test(outlet) ? outlet : null,
    screen: SCREEN_NAMES.find(name => name === screen) ?? 'board',
  }
}

/** `/desk` alone: the device says which outlet is meant. Any other address without an outlet asks for one. */
export function isBare(path: string): boolean {
  return /^\/desk\/?$/.test(path)
}

export function deskPath(outlet: OutletId, screen: Screen = 'board'): string {
  return screen === 'board' ? `/desk/${outlet}` : `/desk/${outlet}/${screen}`
}

export function rememberedOutlet(): string | null {
  try {
    return localStorage.getItem(KEY)
  } catch {
    return null
  }
}

export function rememberOutlet(outlet: OutletId): void {
  try {
    localStorage.setItem(KEY, outlet)
  } catch {
    // Blocked storage: the address alone says which desk this is.
  }
}
