/** Who plays: every room with its codes and every clerk with a PIN, as the demo city tells them, and what is on offer. */
import { type Client, insist } from './client.ts'

export interface DemoOutlet {
  readonly slug: string
  readonly rooms: readonly {
    readonly room: string
    readonly code: string
    readonly stayCode: string | null
  }[]
  readonly staff: readonly { readonly name: string; readonly pin: string; readonly role: string }[]
}

export interface Offer {
  readonly id: string
  readonly price: number
  readonly available: number
}

export const START_PATIENCE_MS = 60_000

export async function readCast(client: Client): Promise<readonly DemoOutlet[]> {
  const { outlets } = await told<{ outlets: readonly DemoOutlet[] }>(client, 'GET', '/api/demo')
  return outlets
}

/** With all the pieces there are: a clerk asks. */
export async function readShelf(client: Client, { slug, staff }: DemoOutlet): Promise<readonly Offer[]> {
  const [clerk] = staff
  if (clerk === undefined) throw new Error(`nobody is at the desk of ${slug}`)
  await told(client, 'POST', '/api/desk/session', { outlet: slug, staff: clerk.name, pin: clerk.pin })
  const menu = await told<{ placements: readonly Offer[] }>(client, 'GET', `/api/desk/menu?outlet=${slug}`)
  return menu.placements
}

export async function readOffers(client: Client, outlet: string): Promise<readonly Offer[]> {
  const menu = await told<{ placements: readonly Offer[] }>(client, 'GET', `/api/outlets/${outlet}/menu`)
  return menu.placements
}

/** The right answer, asked for as long as a start may take. */
export async function told<Answer>(
  client: Client,
  method: string,
  path: string,
  body?: unknown,
): Promise<Answer> {
  const reply = await insist(client, method, path, body, START_PATIENCE_MS)
  if (reply?.status !== 200)
    throw new Error(`${method} ${path}: ${reply?.why ?? 'no answer'} ${JSON.stringify(reply?.body)}`)
  return reply.body as Answer
}
