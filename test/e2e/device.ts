/** A device of somebody's own, which makes passkeys at a touch. */
import type { CDPSession, Page } from '@playwright/test'

export interface Device {
  readonly cdp: CDPSession
  readonly authenticatorId: string
}

/** Of that page's browser, from now on. */
export async function givesPasskeys(page: Page): Promise<Device> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return { cdp, authenticatorId }
}
