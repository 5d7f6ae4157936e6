/** Who plays in the demo city. A real city answers 404 and has nothing to tell. */
import type { OutletId } from '../../domain/ids.ts'

export interface Demo {
  readonly outlets: readonly {
    readonly slug: OutletId
    readonly name: string
    readonly staff: readonly { readonly name: string; readonly pin: string; readonly role: string }[]
  }[]
  readonly agency: { readonly name: string; readonly pin: string }
}

export async function readDemo(): Promise<Demo | null> {
  try {
    const response = await fetch('/api/demo')
    return response.ok ? ((await response.json()) as Demo) : null
  } catch {
    return null
  }
}
