/** Things of a demo hotel, whole and right; a test names only what it is about. */
import type { Order } from '../../src/domain/order.ts'
import type { Outlet, Room } from '../../src/domain/outlet.ts'
import type { Placement } from '../../src/domain/placement.ts'
import type { Product, Seller } from '../../src/domain/product.ts'
import type { Stay } from '../../src/domain/stay.ts'

export const HOTEL = 'hotel-demo'

export function anOutlet(wish: Partial<Outlet> = {}): Outlet {
  return {
    slug: HOTEL,
    name: 'Hotel Demo Teluk',
    kind: 'hotel',
    address: 'Jalan Demo 1, Balikpapan',
    district: 'Balikpapan Kota',
    mark: 'HDT',
    phone: '0',
    zone: 'Asia/Makassar',
    closingHour: 4,
    service: { fromHour: 7, toHour: 22 },
    payments: ['room', 'cash'],
    confirmAtDesk: false,
    demo: true,
    ...wish,
  }
}

export function aRoom(wish: Partial<Room> = {}): Room {
  return { outlet: HOTEL, name: '512', kind: 'room', floor: 5, generation: 1, ...wish }
}

export function aStay(wish: Partial<Stay> = {}): Stay {
  return {
    outlet: HOTEL,
    id: '019ab000-0000-7000-8000-0000000000aa',
    room: '512',
    checkedInAt: '2026-11-24T03:00:00.000Z',
    checkedOutAt: null,
    leavesAt: '2026-11-26T04:00:00.000Z',
    ...wish,
  }
}

export function aSeller(slug = 'dapur-demo'): Seller {
  return {
    slug,
    name: 'Dapur Demo',
    district: 'Balikpapan Timur',
    about: { id: 'Dapur contoh.', en: 'A sample.' },
  }
}

export function aProduct(id: string, wish: Partial<Product> = {}): Product {
  const [seller = '', slug = ''] = id.split('/')
  return {
    id,
    seller,
    kind: slug,
    category: 'sea',
    name: { id: `${slug} enak`, en: `good ${slug}` },
    story: { id: 'Cerita.', en: 'A story.' },
    ingredients: { id: 'Ikan.', en: 'Fish.' },
    storage: { id: 'Kering.', en: 'Dry.' },
    origin: 'Balikpapan',
    net: { amount: 150, unit: 'g' },
    shelfLifeDays: 90,
    allergens: ['fish'],
    permit: { kind: 'P-IRT', number: 'DEMO-1' },
    halal: { status: 'certified', number: 'DEMO-2' },
    care: [],
    picture: null,
    ...wish,
  }
}

export function aPlacement(id: string, wish: Partial<Placement> = {}): Placement {
  return {
    outlet: HOTEL,
    id,
    product: `dapur-demo/${id}`,
    terms: 'consigned',
    price: 25_000,
    rack: 'A1',
    on: true,
    from: null,
    to: null,
    part: null,
    next: null,
    isPinned: false,
    position: 1,
    ...wish,
  }
}

export function anOrder(wish: Partial<Order & { state: 'placed' }> = {}): Order {
  return {
    id: '019ab000-0000-7000-8000-000000000001',
    stay: aStay().id,
    lines: [{ placementId: 'amplang', quantity: 2, unitPrice: 25_000 }],
    total: 50_000,
    payment: 'room',
    deliver: { when: 'now' },
    note: 'tanpa kantong plastik 🙏',
    placedAt: '2026-11-24T03:04:59.000Z',
    receivedAt: '2026-11-24T03:05:00.000Z',
    room: '512',
    state: 'placed',
    ...wish,
  }
}
