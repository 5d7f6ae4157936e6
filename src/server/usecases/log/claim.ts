/** What an outlet says to its hub, signed by its log's key. */
import { utf8 } from '../../../log/bytes.ts'
import { formatNote } from '../../../log/note.ts'
import type { Signer } from '../../ports.ts'

export async function signClaim(
  { signer }: { readonly signer: Signer },
  origin: string,
  text: string,
): Promise<string> {
  const key = await signer.keyOf(origin)
  if (key === null) throw new Error(`no key signs for ${origin}`)
  const signature = await signer.sign(origin, utf8(text))
  return formatNote({ text, signatures: [{ name: key.name, id: key.id, signature }] })
}
