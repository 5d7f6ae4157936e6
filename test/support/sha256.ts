/** SHA-256 as Node has it, for the parts that are handed one. */
import { createHash } from 'node:crypto'

export function sha256(bytes: Uint8Array): Uint8Array {
  return createHash('sha256').update(bytes).digest()
}
