/** What the server shows to its screens, whole and right; a test names only what it is about. */
import type { Session } from '../../src/contract/door.ts'
import type { Menu, MenuPlacement } from '../../src/contract/menu.ts'
import type { OrderView } from '../../src/contract/order.ts'

export const OUTLET = 'hotel-demo'
export const STAY = '019ab000-0000-7000-8000-0000000000aa'
export const OTHER_STAY = '019ab000-0000-7000-8000-0000000000bb'
export const AT = '2026-11-24T03:00:00.000Z'

type Product = MenuPlacement['product']
type Wish = Partial<Omit<MenuPlacement, 'product'>> & { readonly product?: Partial<Product> }

export function aPlacement(id: string, { product, ...wish }: Wish = {}): MenuPlacement {
  return {
    id,
    price: 25_000,
    available: 10,
    terms: 'consigned',
    bestBefore: null,
    seller: {
      slug: 'dapur-demo',
      name: 'Dapur Demo',
      district: 'Balikpapan Timur',
      about: { id: 'Dapur contoh.', en: 'A sample kitchen.' },
    },
    ...wish,
    product: {
      id: `dapur-demo/${id}`,
      kind: id,
      name: { id: `Amplang ${id}`, en: `Crackers ${id}` },
      category: 'sea',
      story: { id: 'Digoreng pagi hari. Renyah.', en: 'Fried in the morning. Crisp.' },
      ingredients: { id: 'Ikan.', en: 'Fish.' },
      storage: { id: 'Tempat kering.', en: 'A dry place.' },
      origin: 'Balikpapan',
      net: { amount: 200, unit: 'g' },
      allergens: ['fish'],
      permit: { kind: 'P-IRT', number: '0' },
      halal: { status: 'certified', number: '0' },
      care: [],
      picture: null,
      ...product,
    },
  }
}

export function aMenu(placements: readonly MenuPlacement[], outlet: Partial<Menu['outlet']> = {}): Menu {
  return {
    outlet: {
      slug: OUTLET,
      name: 'Hotel Demo Teluk',
      kind: 'hotel',
      address: 'Jalan Demo 1, Balikpapan',
      phone: '0',
      zone: 'Asia/Makassar',
      service: { fromHour: 7, toHour: 22 },
      payments: ['room', 'cash'],
      demo: true,
      ...outlet,
    },
    version: '1',
    placements: [...placements],
  }
}

export function aSession(wish: Partial<Session> = {}): Session {
  return { outlet: OUTLET, room: '512', kind: 'room', stay: STAY, leavesAt: null, ...wish }
}

export function anOrder(wish: Partial<OrderView> = {}): OrderView {
  return {
    id: '019ab000-0000-7000-8000-000000000001',
    state: 'placed',
    stay: STAY,
    room: '512',
    lines: [],
    total: 25_000,
    payment: 'room',
    deliver: { when: 'now' },
    placedAt: AT,
    receivedAt: AT,
    kwitansi: [],
    ...wish,
  }
}
