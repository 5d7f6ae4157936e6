/** Reads and checks the file a city begins with. What is wrong is said with its place in the file. */
import { readFileSync } from 'node:fs'
import { City, type CityOutlet } from '../../contract/city.ts'
import { isWeakPin } from '../../domain/pin.ts'
import { priceFits } from '../../domain/placement.ts'
import { settingFaults } from '../../domain/settings.ts'
import { ConfigError } from '../config.ts'
import type { OutletPlan, RegisterPlan } from '../usecases/found-city.ts'

export interface CityPlan {
  readonly register: RegisterPlan
  readonly outlets: readonly OutletPlan[]
}

const FAULTS_SHOWN = 5

export function readCity(path: string): CityPlan {
  const city = parse(path)
  const faults = faultsIn(city)
  if (faults.length > 0) throw wrong(path, faults)
  return {
    register: {
      officers: [],
      sellers: city.sellers,
      products: city.products.map(product => ({ ...product, seller: sellerOf(product.id), picture: null })),
    },
    outlets: city.outlets.map(toPlan),
  }
}

function parse(path: string): City {
  let json: unknown
  try {
    json = JSON.parse(readFileSync(path, 'utf8'))
  } catch (fault) {
    throw new ConfigError(`${path}: ${(fault as Error).message}`)
  }
  const parsed = City.safeParse(json)
  if (parsed.success) return parsed.data
  throw wrong(
    path,
    parsed.error.issues.map(({ path: at, message }) => `${at.join('.')}: ${message}`),
  )
}

function wrong(path: string, faults: readonly string[]): ConfigError {
  return new ConfigError([`${path} is not a city yet:`, ...faults.slice(0, FAULTS_SHOWN)].join('\n  '))
}

function sellerOf(product: string): string {
  return product.split('/')[0] ?? ''
}

/** What no single field can say: names that must exist, must not stand twice, must fit each other. */
function faultsIn(city: City): string[] {
  const sellers = new Set(city.sellers.map(seller => seller.slug))
  const products = new Set(city.products.map(product => product.id))
  return [
    ...twice(
      'sellers',
      city.sellers.map(seller => seller.slug),
    ),
    ...twice(
      'products',
      city.products.map(product => product.id),
    ),
    ...twice(
      'outlets',
      city.outlets.map(outlet => outlet.slug),
    ),
    ...city.products
      .filter(({ id }) => !sellers.has(sellerOf(id)))
      .map(({ id }) => `products: ${id} has no seller ${sellerOf(id)}`),
    ...city.outlets.flatMap(outlet => faultsInOutlet(outlet, products)),
  ]
}

function faultsInOutlet(outlet: CityOutlet, products: ReadonlySet<string>) {
  const { slug, rooms, staff, placements } = outlet
  return [
    ...settingFaults(outlet).map(
      ({ path, found, allowed }) => `${slug} ${path}: ${found} cannot be kept; may be ${allowed}`,
    ),
    ...twice(
      `${slug} rooms`,
      rooms.map(room => room.name),
    ),
    ...twice(
      `${slug} staff`,
      staff.map(member => member.name),
    ),
    ...twice(
      `${slug} placements`,
      placements.map(placement => placement.id),
    ),
    ...twice(
      `${slug} placements`,
      placements.map(({ product, terms }) => `${product}, ${terms},`),
    ),
    ...placements
      .filter(({ product }) => !products.has(product))
      .map(({ id, product }) => `${slug} placements: ${id} names no product ${product}`),
    ...placements
      .filter(({ terms, price }) => !priceFits(terms, price))
      .map(({ id }) => `${slug} placements: ${id} is complimentary and free, or neither`),
    ...staff
      .filter(({ pin }) =>
        isWeakPin(
          pin,
          rooms.map(room => room.name),
        ),
      )
      .map(({ name }) => `${slug} staff: the PIN of ${name} is easy to guess`),
    ...(staff.some(({ role }) => role === 'manager') ? [] : [`${slug} staff: nobody is manager`]),
  ]
}

function twice(what: string, names: readonly string[]): string[] {
  return names
    .filter((name, index) => names.indexOf(name) !== index)
    .map(name => `${what}: ${name} stands twice`)
}

function toPlan({ rooms, staff, placements, ...outlet }: CityOutlet): OutletPlan {
  return {
    outlet: { ...outlet, confirmAtDesk: outlet.confirmAtDesk ?? false, demo: false },
    rooms: rooms.map(room => ({ ...room, outlet: outlet.slug, generation: 1 })),
    staff,
    placements: placements.map((placement, position) => ({
      ...placement,
      outlet: outlet.slug,
      on: true,
      from: placement.from ?? null,
      to: placement.to ?? null,
      position,
    })),
  }
}
