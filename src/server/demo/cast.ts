/**
 * Who and what there is in the demo city before anything happens: outlets, rooms, people with their PINs. All of it
 * follows from the seed, so that a later start can tell the PINs again without having stored them.
 */
import { createHash } from 'node:crypto'
import type { Outlet, Room } from '../../domain/outlet.ts'
import { strongPin } from '../../domain/pin.ts'
import type { StaffRole } from '../../domain/staff.ts'

export interface DemoStaff {
  readonly name: string
  readonly pin: string
  readonly role: StaffRole
}

/** What `GET /api/demo` and the start banner tell. */
export interface DemoCast {
  readonly outlets: readonly {
    readonly slug: string
    readonly name: string
    readonly staff: readonly DemoStaff[]
  }[]
  readonly agency: { readonly name: string; readonly pin: string }
  readonly auditor: { readonly token: string }
}

export const CLERKS = ['Petugas 1', 'Petugas 2', 'Petugas 3'] as const
export const MANAGER = 'Manajer'
const OFFICER = 'Petugas dinas'

const SHARED = {
  phone: '0',
  zone: 'Asia/Makassar',
  closingHour: 4,
  confirmAtDesk: false,
  demo: true,
} as const

export const DEMO_OUTLETS: readonly Outlet[] = [
  {
    ...SHARED,
    slug: 'hotel-demo-teluk',
    name: 'Hotel Demo Teluk',
    kind: 'hotel',
    address: 'Jalan Contoh Teluk 1, Balikpapan',
    district: 'Balikpapan Kota',
    mark: 'HDT',
    service: { fromHour: 7, toHour: 23 },
    payments: ['room', 'cash'],
  },
  {
    ...SHARED,
    slug: 'hotel-demo-bukit',
    name: 'Hotel Demo Bukit',
    kind: 'hotel',
    address: 'Jalan Contoh Bukit 2, Balikpapan',
    district: 'Balikpapan Tengah',
    mark: 'HDB',
    service: { fromHour: 7, toHour: 22 },
    payments: ['room', 'cash'],
  },
  {
    ...SHARED,
    slug: 'mal-demo-pesisir',
    name: 'Mal Demo Pesisir',
    kind: 'mall',
    address: 'Jalan Contoh Pesisir 3, Balikpapan',
    district: 'Balikpapan Selatan',
    mark: 'MDP',
    service: { fromHour: 10, toHour: 22 },
    payments: ['cash'],
  },
]

/** Rooms on each floor, from the first up. */
const FLOORS: Readonly<Record<string, readonly number[]>> = {
  'hotel-demo-teluk': [16, 16, 16, 16, 16, 16, 16, 14, 14],
  'hotel-demo-bukit': [12, 12, 12, 12],
}
const COUNTERS = 6

/** The outlet's rooms in the order of their doors: 101, 102 …, or a mall's counters. */
export function demoRooms(outlet: Outlet): Room[] {
  const room = { outlet: outlet.slug, generation: 1 }
  const floors = FLOORS[outlet.slug]
  if (floors === undefined) {
    return Array.from({ length: COUNTERS }, (_, i) => ({
      ...room,
      name: `Konter ${i + 1}`,
      kind: 'counter' as const,
      floor: 1,
    }))
  }
  return floors.flatMap((rooms, i) =>
    Array.from({ length: rooms }, (_, door) => ({
      ...room,
      name: String((i + 1) * 100 + door + 1),
      kind: 'room' as const,
      floor: i + 1,
    })),
  )
}

/** The people of the city of that seed, and the auditor's token. */
export function demoCast(seed: string): DemoCast {
  return {
    outlets: DEMO_OUTLETS.map(({ slug, name }) => ({
      slug,
      name,
      staff: [
        ...CLERKS.map(clerk => ({ name: clerk, pin: pinOf(seed, slug, clerk), role: 'clerk' as const })),
        { name: MANAGER, pin: pinOf(seed, slug, MANAGER), role: 'manager' as const },
      ],
    })),
    agency: { name: OFFICER, pin: pinOf(seed, 'agency', OFFICER) },
    auditor: { token: digest(seed, 'auditor').subarray(0, 16).toString('base64url') },
  }
}

/** Six digits that are not easy to guess. */
function pinOf(seed: string, ...parts: readonly string[]): string {
  let drawn = 0
  return strongPin(() => {
    const again = drawn++ === 0 ? [] : [String(drawn)]
    return String(digest(seed, 'pin', ...parts, ...again).readUInt32BE(0) % 1_000_000).padStart(6, '0')
  })
}

function digest(...parts: readonly string[]): Buffer {
  return createHash('sha256').update(parts.join('\0')).digest()
}
