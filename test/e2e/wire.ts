/** Another program at the wire: what a story needs to happen elsewhere. */
import { type City, outletOf } from './story.ts'

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
