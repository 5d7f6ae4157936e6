/** Officers with passkeys, as they come in over the wire. */
import { AT_THE_CONSOLE } from '../../src/domain/actor.ts'
import { giveOfficerPass } from '../../src/server/usecases/people/passes.ts'
import { type Authenticator, anAuthenticator } from '../support/authenticator.ts'
import type { Browser } from './browser.ts'
import { ORIGIN, type Served } from './support.ts'

export const passFor = async ({ city }: Served, person: string) =>
  (await giveOfficerPass(city, AT_THE_CONSOLE, person)).code

/** What a page that shows a pass's code is told to make a passkey with. */
export async function creationOf(browser: Browser, code: string) {
  const { creation } = await browser.value('pass', { body: { code } })
  if (creation === null) throw new Error('no passkeys here')
  return creation
}

/** What a page that signs somebody in is told to ask for. */
export async function askingOf(browser: Browser) {
  const { asking } = await browser.value('passkeyAsking', {})
  if (asking === null) throw new Error('no passkeys here')
  return asking
}

/** A pass, and a passkey that was made with it and not handed in yet. */
export async function aPassUse(served: Served, person: string, device = anAuthenticator(ORIGIN)) {
  const code = await passFor(served, person)
  return { code, device: 'Ponsel', passkey: device.make(await creationOf(served.browser(), code)) }
}

/** An officer with a passkey on a device of theirs, who is in at that browser. */
export async function anOfficer(
  served: Served,
  person: string,
  browser = served.browser(),
): Promise<Authenticator> {
  const device = anAuthenticator(ORIGIN)
  await browser.value('usePass', { body: await aPassUse(served, person, device) })
  return device
}
