/**
 * What the server and the module that draws pages (built from the client, loaded beside the server) hand each other:
 * the guest's page arrives with its menu inside and can be read before any script.
 */
import type { RoomName, StayCode } from '../domain/ids.ts'
import type { Language } from '../domain/language.ts'
import type { Menu } from './menu.ts'

/** A page that is drawn on the server. */
export type PageWish =
  | {
      readonly page: 'guest'
      readonly menu: Menu
      readonly language: Language
      /** Parts of the path behind `/r/{outlet}` and the language: none for the menu, `['p', id]` for a product. */
      readonly path: readonly string[]
    }
  /** The door of the demo: every part that can be played in it. */
  | { readonly page: 'home'; readonly demo: HomeDemo | null }
  /** The front of a hub: whose books it keeps, and by which key they are checked. */
  | { readonly page: 'hub'; readonly hub: HubFront }
  | { readonly page: 'missing' }

export interface HomeDemo {
  readonly outlets: readonly {
    readonly slug: string
    readonly name: string
    readonly rooms: readonly { readonly room: RoomName; readonly url: string; readonly stayCode: StayCode }[]
    readonly staff: readonly { readonly name: string; readonly pin: string }[]
  }[]
  readonly agency: { readonly name: string; readonly pin: string }
}

export interface HubFront {
  /** As signed-note writes a key. */
  readonly key: string
  readonly outlets: readonly { readonly slug: string; readonly name: string }[]
}

export interface DrawnPage {
  readonly status: 200 | 404
  readonly language: Language
  readonly direction: 'ltr' | 'rtl'
  readonly title: string
  readonly description: string
  /** What stands in `#app`. */
  readonly body: string
  /** The style sheet that the first sight needs, to stand in the page. */
  readonly styles: string
  /** Source modules that the page's script will ask for next: fetched along with it. */
  readonly modules: readonly string[]
}

export type DrawPage = (wish: PageWish) => DrawnPage
