/** A part of an app that comes when somebody goes there, so that the first load stays small. */
import type { ComponentType, VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'

export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): (props: Props) => VNode | null {
  let Known: ComponentType<Props> | null = null
  return function Later(props) {
    const [Part, setPart] = useState<{ readonly of: ComponentType<Props> } | null>(Known && { of: Known })
    const [fault, setFault] = useState<unknown>(null)
    useEffect(() => {
      load().then(part => {
        Known = part
        setPart({ of: part })
      }, setFault)
    }, [])
    // Shown by the boundary around it, like any other fault.
    if (fault !== null) throw fault
    return Part && <Part.of {...props} />
  }
}
