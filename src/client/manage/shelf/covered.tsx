/** What the agency reads of this outlet's own shelf: whether as many kinds are there as are asked, since when, and which are not. */
import { useEffect, useState } from 'preact/hooks'
import type { CoveredOutlet } from '../../../contract/coverage.ts'
import { ask } from '../../platform/api.ts'
import { formats } from '../../ui/formats.ts'
import { usePlace } from '../place.ts'
import { useSay } from '../words.ts'

/** Nothing is said where nothing was heard: the shelf below is what its people work on. */
export function Covered() {
  const { shelf, words } = useSay()
  const { covered: say } = shelf
  const { date } = formats(words.locale)
  const { outlet } = usePlace()
  const [told, setTold] = useState<{ readonly on: string; readonly one: CoveredOutlet } | null>(null)
  useEffect(() => {
    void ask<'outletCoverage'>('GET', `/api/manage/coverage?outlet=${outlet.slug}`).then(reply => {
      const [one] = reply.ok ? reply.value.outlets : []
      if (reply.ok && one !== undefined) setTold({ on: reply.value.to, one })
    })
  }, [outlet.slug])
  if (told === null) return null
  const { on, one } = told
  const { state, since, kinds, missing } = one
  if (since === null) return <p class="note">{say.never}</p>
  if (state === 'unproven') return <p class="note">{say.unproven(date(on))}</p>
  return (
    <p class="note">
      <b>{say[state === 'covered' ? 'full' : 'short'](String(kinds.length), date(since))}</b>{' '}
      {missing.length > 0 && `${say.missing(missing.map(({ kind }) => say.kinds[kind]).join(', '))} `}
      {say.on(date(on))}
    </p>
  )
}
