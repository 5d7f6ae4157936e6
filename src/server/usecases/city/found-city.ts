/** A city from nothing: its register and officers, then outlet by outlet its rooms, people and empty shelves. */
import type { ClerkName, OfficerName } from '../../../domain/ids.ts'
import type { Outlet, Room } from '../../../domain/outlet.ts'
import type { Placement } from '../../../domain/placement.ts'
import type { Product, Seller } from '../../../domain/product.ts'
import type { StaffRole } from '../../../domain/staff.ts'
import { addOutlet, addStaff } from '../../storage/statements/city/outlets.ts'
import { addProduct, addSeller } from '../../storage/statements/city/register.ts'
import { addPlacement } from '../../storage/statements/shelf/placements.ts'
import { addOfficer } from '../../storage/statements/staff/officers.ts'
import { NO_PIN, type Pins } from '../staff/sign-in.ts'
import type { World } from '../world.ts'
import { insertRoom } from './manage-rooms.ts'

export interface Founding extends Pick<World, 'storage' | 'keys'> {
  hashPin: Pins['hash']
}

export interface RegisterPlan {
  readonly officers: readonly { readonly name: OfficerName; readonly pin: string }[]
  readonly sellers: readonly Seller[]
  readonly products: readonly Product[]
}

export interface OutletPlan {
  readonly outlet: Outlet
  readonly rooms: readonly Room[]
  /** Without a PIN: a pass lets them in, and they choose their own. */
  readonly staff: readonly {
    readonly name: ClerkName
    readonly role: StaffRole
    readonly pin: string | null
  }[]
  readonly placements: readonly Placement[]
}

export async function foundRegister({ storage, hashPin }: Founding, plan: RegisterPlan): Promise<void> {
  const officers = await Promise.all(
    plan.officers.map(async ({ name, pin }) => ({ name, hashes: await hashPin(pin) })),
  )
  await storage.writeCity(async sql => {
    for (const seller of plan.sellers) await addSeller(sql, seller)
    for (const product of plan.products) await addProduct(sql, product)
    for (const { name, hashes } of officers) await addOfficer(sql, name, hashes)
  })
}

export async function openOutlet({ storage, keys, hashPin }: Founding, plan: OutletPlan): Promise<void> {
  const { slug } = plan.outlet
  const staff = await Promise.all(
    plan.staff.map(async ({ name, role, pin }) => ({
      name,
      role,
      ...(pin === null ? NO_PIN : await hashPin(pin)),
    })),
  )
  await storage.write(slug, async sql => {
    await addOutlet(sql, plan.outlet)
    for (const room of plan.rooms) await insertRoom(sql, { keys }, room)
    for (const member of staff) await addStaff(sql, slug, member)
    for (const placement of plan.placements) await addPlacement(sql, placement)
  })
}
