/** What a clerk types or has open, told to whoever keeps it for them. */
import { createContext } from 'preact'
import { type StateUpdater, useContext, useEffect, useState } from 'preact/hooks'

/** Values by the name of what they stand in. */
export type Typed = Map<string, unknown>

export const TypedContext = createContext<Typed>(new Map())

/** Such a state. What is as it began, and what is closed, is nothing to keep. */
export function useTyped<Value>(
  name: string,
  began: Value | (() => Value),
): [Value, (next: StateUpdater<Value>) => void] {
  const typed = useContext(TypedContext)
  const [first] = useState(began)
  const [value, setValue] = useState<Value>(() => (typed.has(name) ? (typed.get(name) as Value) : first))
  useEffect(() => {
    if (value === first) typed.delete(name)
    else typed.set(name, value)
  }, [typed, name, value, first])
  useEffect(() => () => void typed.delete(name), [typed, name])
  return [value, setValue]
}
