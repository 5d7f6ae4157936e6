/** The outlet's own settings: when guests are served, what they may call and pay by, when its day turns, when its desks lock. */
import { useCallback, useEffect, useState } from 'preact/hooks'
import type { OutletSettings, SettingsMet } from '../../../contract/rooms.ts'
import { openingFaults } from '../../../domain/opening.ts'
import {
  mergeSettings,
  type OutletFields,
  type SettingName,
  withField,
} from '../../../domain/outlet-settings.ts'
import { ask } from '../../platform/api.ts'
import { usePlace, useRefusal } from '../place.ts'
import { Waiting } from '../waiting.tsx'
import { useSay } from '../words.ts'
import { HoursFields } from './hours-fields.tsx'
import { Met } from './met.tsx'
import { WaysFields } from './ways-fields.tsx'

export function Settings() {
  const { words } = useSay()
  const { outlet } = usePlace()
  const refusal = useRefusal()
  const [settings, setSettings] = useState<OutletSettings | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const read = useCallback(() => {
    setTrouble(null)
    const address = `/api/manage/outlet?outlet=${outlet.slug}` as const
    void ask<'outletSettings'>('GET', address, { outlet: outlet.slug }).then(reply =>
      reply.ok ? setSettings(reply.value) : setTrouble(refusal(reply)),
    )
  }, [outlet.slug])
  useEffect(read, [read])
  if (settings === null) return <Waiting trouble={trouble} onRetry={read} />
  return (
    <>
      <h1>{words.part.settings}</h1>
      <SettingsForm first={settings} />
    </>
  )
}

function SettingsForm({ first }: { first: OutletSettings }) {
  const { settings: say } = useSay().words
  const { seen, wish, met, told, trouble, change, save, take } = useSettings(first)
  const faults = openingFaults(wish)
  const submit = (event: Event) => {
    event.preventDefault()
    void save()
  }
  return (
    <form class="settings" onSubmit={submit}>
      {met.length > 0 && <Met met={met} theirs={seen} onTake={take} />}
      <div class="sides">
        <HoursFields wish={wish} faults={faults} onChange={change} />
        <WaysFields wish={wish} closingFrom={seen.closingFrom} onChange={change} />
      </div>
      <div class="done-bar">
        <p role="status">{told ? <span class="done">{say.saved}</span> : say.both}</p>
        <p class="trouble" role="alert">
          {trouble}
        </p>
        <button type="submit" class="button" disabled={faults.length > 0}>
          {say.save}
        </button>
      </div>
    </form>
  )
}

/** What was seen, what was typed over it, and where somebody else has written meanwhile. */
function useSettings(first: OutletSettings) {
  const { outlet } = usePlace()
  const refusal = useRefusal()
  const [seen, setSeen] = useState(first)
  const [wish, setWish] = useState<OutletFields>(first)
  const [met, setMet] = useState<readonly SettingName[]>([])
  const [told, setTold] = useState(false)
  const [trouble, setTrouble] = useState('')
  const change = (next: Partial<OutletFields>) => {
    setTold(false)
    setWish({ ...wish, ...next })
  }
  const save = async () => {
    const body = { was: bodyOf(seen), to: bodyOf(wish) }
    const reply = await ask<'changeOutlet'>('PUT', '/api/manage/outlet', { outlet: outlet.slug, body })
    setTold(reply.ok)
    setTrouble(reply.ok || reply.code === 'changed-meanwhile' ? '' : refusal(reply))
    if (reply.ok) {
      setSeen(reply.value)
      setWish(reply.value)
      setMet([])
    } else if (reply.code === 'changed-meanwhile') meet((reply.context as SettingsMet).now)
  }
  const meet = (now: OutletSettings) => {
    const merged = mergeSettings(now, seen, wish)
    setSeen(now)
    setWish(merged.fields)
    setMet(merged.met)
  }
  /** As the other one has written it. */
  const take = (name: SettingName) => {
    change(withField(wish, seen, name))
    setMet(met.filter(one => one !== name))
  }
  return { seen, wish, met, told, trouble, change, save, take }
}

function bodyOf({ week, holidays, payments, ...fields }: OutletFields) {
  const { phone, confirmAtDesk, closingHour, lockMinutes, wifi, qris } = fields
  const own = { phone, confirmAtDesk, closingHour, lockMinutes, wifi, qris }
  return { ...own, week: [...week], holidays: [...holidays], payments: [...payments] }
}
