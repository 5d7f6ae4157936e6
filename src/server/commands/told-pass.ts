/** A pass as it is told at a terminal: whose it is, and the link that opens it. */
import { shownCode } from '../../domain/passkey.ts'
import type { Config } from '../config.ts'
import type { GivenPass } from '../usecases/people/passes.ts'

export function toldPass(
  config: Pick<Config, 'publicUrl' | 'port'>,
  person: string,
  { code }: GivenPass,
): string {
  return `${person} opens this link once, within half an hour, and makes a passkey:\n${addressOf(config)}/pass#${shownCode(code)}`
}

/** Of a host at which browsers make passkeys: the one that was set, or this machine as itself. */
export function addressOf({ publicUrl, port }: Pick<Config, 'publicUrl' | 'port'>): string {
  return publicUrl ?? `http://localhost:${port}`
}
