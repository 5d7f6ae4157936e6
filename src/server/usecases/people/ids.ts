/** A session or a device as it is named to whoever may end it: not by what it shows, and not by all of what is kept of that. */
import type { SecretHash } from '../../../domain/ids.ts'

const ID_LENGTH = 16

export function toId(tokenHash: SecretHash): string {
  return tokenHash.slice(0, ID_LENGTH)
}
