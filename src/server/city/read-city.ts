/** Reads and checks the file a city begins with. What is wrong is said with its place in the file. */
import { readFileSync } from 'node:fs'
import { City, type CityOutlet } from '../../contract/city.ts'
import type { ProductId } from '../../domain/ids.ts'
import { ConfigError } from '../config.ts'
import type { OutletPlan, RegisterPlan } from '../usecases/city/found-city.ts'
import { cityFaults } from './city-faults.ts'

export interface CityPlan {
  readonly register: RegisterPlan
  readonly outlets: readonly OutletPlan[]
}

/** As many as a person reads in one go. */
const FAULTS_SHOWN = 100

/** A register and outlets that are still to come, from screens. */
export const EMPTY_CITY: CityPlan = { register: { officers: [], sellers: [], products: [] }, outlets: [] }

export function readCity(path: string): CityPlan {
  const city = parse(path)
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
    throw new ConfigError(`${path} cannot be read as JSON: ${(fault as Error).message}`)
  }
  const faults = cityFaults(json)
  if (faults.length === 0) return City.parse(json)
  const more = faults.length - FAULTS_SHOWN
  throw new ConfigError(
    [
      `${path} is not a city yet; nothing was made:`,
      ...faults.slice(0, FAULTS_SHOWN),
      ...(more > 0 ? [`and ${more} more`] : []),
    ].join('\n  '),
  )
}

function sellerOf(product: ProductId): string {
  return product.split('/')[0] ?? ''
}

function toPlan({ rooms, staff, placements, ...outlet }: CityOutlet): OutletPlan {
  return {
    outlet: { ...outlet, confirmAtDesk: outlet.confirmAtDesk ?? false, demo: false },
    rooms: rooms.map(room => ({ ...room, outlet: outlet.slug, generation: 1 })),
    staff: staff.map(member => ({ ...member, pin: member.pin ?? null })),
    placements: placements.map((placement, position) => ({
      ...placement,
      outlet: outlet.slug,
      on: true,
      from: placement.from ?? null,
      to: placement.to ?? null,
      part: null,
      next: null,
      isPinned: false,
      position,
    })),
  }
}
