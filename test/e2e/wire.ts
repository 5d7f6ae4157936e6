/** Another program at the wire: what a story needs to happen elsewhere. */
import { randomBytes } from 'node:crypto'
import type { Menu } from '../../src/contract/menu.ts'
import type { OrderRequest, OrderView } from '../../src/contract/order.ts'
import { uuidV7 } from '../../src/domain/ids.ts'
import { type City, type DemoRoom, outletOf } from './story.ts'

export interface Wire {
  ask<Answer>(method: string, path: string, body?: unknown): Promise<Answer>
}

/** A session of its own, with its cookies. A refusal throws: it is not part of the story. */
export function wireOf({ url }: Pick<City, 'url'>): Wire {
  const cookies = new Map<string, string>()
  return {
    async ask<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
      const answer = await fetch(url + path, {
        method,
        headers: {
          cookie: Array.from(cookies, ([name, value]) => `${name}=${value}`).join('; '),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      for (const line of answer.headers.getSetCookie()) {
        const [pair = ''] = line.split(';')
        const [name = '', value = ''] = pair.split('=')
        cookies.set(name, value)
      }
      if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
      return (await answer.json()) as Answer
    },
  }
}

export async function deskWire(city: City, slug: string, staff = 'Manajer'): Promise<Wire> {
  const wire = wireOf(city)
  const pin = outletOf(city, slug).staff.find(({ name }) => name === staff)?.pin
  await wire.ask('POST', '/api/desk/session', { outlet: slug, staff, pin })
  return wire
}

/** The desk's word that a tablet is to hang in this room. */
export async function tabletCode(desk: Wire, { room }: Pick<DemoRoom, 'room'>): Promise<string> {
  const offered = await desk.ask<{ code: string }>('POST', '/api/desk/enrolments', { for: 'tablet', room })
  return offered.code
}

/** Twenty amplang more: enough for all who play. */
export async function stockUp(manager: Wire, slug: string): Promise<void> {
  const { placements } = await manager.ask<{ placements: { id: string; name: { id: string } }[] }>(
    'GET',
    `/api/manage/placements?outlet=${slug}`,
  )
  const amplang = placements.find(({ name }) => name.id === 'Amplang Kuku Macan')
  await manager.ask('POST', `/api/manage/placements/${amplang?.id}/goods?outlet=${slug}`, {
    kind: 'in',
    batch: 'CERITA-1',
    quantity: 20,
  })
}

/** A guest's phone elsewhere. */
export async function orderOne(city: City, slug: string, room: DemoRoom & { readonly stayCode: string }) {
  const guest = wireOf(city)
  await guest.ask('POST', '/api/door', { outlet: slug, code: room.code })
  const { stay } = await guest.ask<{ stay: string }>('POST', '/api/session', {
    outlet: slug,
    stayCode: room.stayCode,
  })
  const { placements } = await guest.ask<Menu>('GET', `/api/outlets/${slug}/menu`)
  const wanted = placements.find(({ available, price }) => available > 0 && price > 0)
  if (wanted === undefined) throw new Error('nothing to order')
  const id = uuidV7(Date.now(), randomBytes)
  const body: OrderRequest = {
    stay,
    lines: [{ placementId: wanted.id, quantity: 1, unitPrice: wanted.price }],
    total: wanted.price,
    payment: 'cash',
    deliver: { when: 'now' },
    placedAt: new Date().toISOString(),
  }
  await guest.ask('PUT', `/api/orders/${id}`, body)
  return {
    id,
    answered: async () =>
      (await guest.ask<{ orders: OrderView[] }>('GET', `/api/orders?outlet=${slug}`)).orders,
  }
}
