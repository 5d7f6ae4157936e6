/**
 * One thing of the register as it is written on this screen: what the server has, and over it what was typed and is not saved.
 * A save sends only what was changed. Where somebody else has written in the same field meanwhile, all other fields are saved,
 * and both values of that one are shown until it is said which counts.
 */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { ChangedMeanwhile, RegisteredProduct } from '../../contract/city-register.ts'
import type { ProblemCode } from '../../contract/problem.ts'
import { type FieldValue, isSame } from '../../domain/fields.ts'
import type { Reply } from '../platform/api.ts'
import { browser } from '../platform/device.ts'
import { useLookAgain } from '../platform/rights.ts'
import { useSay } from './words.ts'

export type Fields = Readonly<Record<string, FieldValue>>
export type Missing = RegisteredProduct['missing'][number]

interface Thing {
  readonly version: number
  readonly fields: object
}

/** How a thing is read and written. */
export interface Writer<Of> {
  read(): Promise<Reply<Of>>
  change(version: number, fields: Fields): Promise<Reply<Of>>
}

export interface Written<Of> {
  readonly thing: Of
  /** As it stands on the screen. */
  readonly value: (field: string) => FieldValue
  readonly write: (field: string, value: FieldValue) => void
  readonly isChanged: boolean
  readonly isBusy: boolean
  readonly save: () => Promise<void>
  /** As the server has it now; what was typed stays. */
  readonly reread: () => Promise<void>
  /** A deed to the thing as a whole. */
  readonly deed: (ask: (version: number) => Promise<Reply<Of>>) => Promise<boolean>
  readonly met: ChangedMeanwhile | null
  readonly settle: (mine: boolean) => Promise<void>
  /** What is said of the last attempt. */
  readonly trouble: Trouble | null
}

export interface Trouble {
  readonly says: string
  readonly missing: readonly Missing[]
  /** The field that is wrong; '' where it is none. */
  readonly field: string
  /** It will be taken as it is, later. */
  readonly isPassing: boolean
}

export function useThing<Of extends Thing>(first: Of, writer: Writer<Of>, onThing: (thing: Of) => void) {
  const { problems } = useSay()
  const lookAgain = useLookAgain()
  const [thing, setThing] = useState(first)
  const [typed, setTyped] = useState<Fields>({})
  const [isBusy, setBusy] = useState(false)
  const [met, setMet] = useState<ChangedMeanwhile | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  useGuard(Object.keys(typed).length > 0)

  useAgain(trouble?.isPassing === true && Object.keys(typed).length > 0 ? trouble : null, () =>
    written.save(),
  )

  const known = (field: string): FieldValue => Reflect.get(thing.fields, field) ?? null
  const take = (next: Of) => {
    setThing(next)
    onThing(next)
  }
  const busy = <Value>(work: () => Promise<Value>) => {
    setBusy(true)
    setTrouble(null)
    return work().finally(() => setBusy(false))
  }

  async function send(version: number, fields: Fields): Promise<void> {
    const reply = await writer.change(version, fields)
    lookAgain(reply)
    if (reply.ok) {
      take(reply.value)
      setTyped(left => Object.fromEntries(Object.entries(left).filter(([field]) => !(field in fields))))
      return
    }
    if (reply.code !== 'changed-meanwhile') return setTrouble(troubleOf(reply, problems[reply.code]))
    const meanwhile = reply.context as ChangedMeanwhile
    setMet(meanwhile)
    const others = Object.entries(fields).filter(
      ([field]) => !meanwhile.fields.some(one => one.field === field),
    )
    if (others.length > 0) return send(meanwhile.version, Object.fromEntries(others))
    await refresh()
  }

  async function refresh(): Promise<void> {
    const reply = await writer.read()
    if (reply.ok) take(reply.value)
  }

  const written: Written<Of> = {
    thing,
    value: field => typed[field] ?? (field in typed ? null : known(field)),
    write: (field, value) => {
      const rest = Object.fromEntries(Object.entries(typed).filter(([one]) => one !== field))
      setTyped(isSame(known(field), value) ? rest : { ...rest, [field]: value })
    },
    isChanged: Object.keys(typed).length > 0,
    isBusy,
    save: () => busy(() => send(thing.version, typed)),
    reread: refresh,
    deed: ask =>
      busy(async () => {
        const reply = await ask(thing.version)
        lookAgain(reply)
        if (reply.ok) take(reply.value)
        else {
          setTrouble(troubleOf(reply, problems[reply.code]))
          if (reply.code === 'changed-meanwhile') await refresh()
        }
        return reply.ok
      }),
    met,
    settle: mine =>
      busy(async () => {
        if (met === null) return
        const fields = met.fields.map(({ field }) => field)
        setMet(null)
        if (mine)
          return send(met.version, Object.fromEntries(fields.map(field => [field, typed[field] ?? null])))
        setTyped(left =>
          Object.fromEntries(Object.entries(left).filter(([field]) => !fields.includes(field))),
        )
        await refresh()
      }),
    trouble,
  }
  return written
}

export function troubleOf(
  { code, context }: { readonly code: ProblemCode | 'offline'; readonly context?: unknown },
  says: string,
): Trouble {
  const {
    missing = [],
    fields,
    pointer,
  } = (context ?? {}) as {
    missing?: readonly Missing[]
    fields?: readonly { readonly pointer: string }[]
    pointer?: string
  }
  const at = pointer ?? fields?.[0]?.pointer ?? ''
  return { says, missing, field: at.replace(/^\/(fields\/)?/, ''), isPassing: code === 'agency-log-waits' }
}

/** What waits for somebody to bring back what is missing elsewhere is short of a person here, not of a button. */
const AGAIN_MS = 20_000

function useAgain(trouble: Trouble | null, again: () => Promise<void>): void {
  useEffect(() => {
    if (trouble === null) return
    return browser.after(AGAIN_MS, () => void again())
  }, [trouble])
}

/** `turn`: another one whenever what is open may have become another by a deed to many. */
export function useTurn(turn: number, { reread }: Pick<Written<unknown>, 'reread'>): void {
  const seen = useRef(turn)
  useEffect(() => {
    if (seen.current !== turn) void reread()
    seen.current = turn
  }, [turn])
}

/** Nothing typed is lost by the way: a page that is left with it asks first. */
function useGuard(isChanged: boolean): void {
  useEffect(() => {
    if (!isChanged) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [isChanged])
}
