/** On every page of the manager's: that nobody, or not everybody, would be reached if the desk were silent now. */
import { useEffect, useState } from 'preact/hooks'
import type { Channel } from '../../contract/channels.ts'
import { type ChannelTrouble, channelTrouble } from '../../domain/channel-trouble.ts'
import { mendPush } from '../people/kept-push.ts'
import { ask } from '../platform/api.ts'
import { useMay } from '../platform/rights.ts'
import { readWhileSeen } from '../platform/while-seen.ts'
import { Said, type SaidProps } from '../ui/office/said.tsx'
import { usePlace } from './place.ts'
import { useSay } from './words.ts'

const READ_EVERY_MS = 15_000

const LOOKS = {
  none: 'soon',
  nobody: 'late',
  failing: 'late',
  unproved: 'soon',
} as const satisfies Record<ChannelTrouble, SaidProps['look']>

export function ChannelAlarm() {
  return useMay()('sell') ? <Alarm /> : null
}

function Alarm() {
  const { words, language } = useSay()
  const may = useMay()
  const { slug } = usePlace().outlet
  useEffect(() => void mendPush(slug, language), [slug])
  const channels = useChannels()
  const trouble = channels === null ? null : channelTrouble(channels)
  if (trouble === null) return null
  return (
    <aside class="silent">
      <Said look={LOOKS[trouble.is]}>
        <p>
          {words.channelTrouble[trouble.is](trouble.count)}{' '}
          {may('people') && <a href="#duty">{words.toChannels}</a>}
        </p>
      </Said>
    </aside>
  )
}

/** `null` until they are heard; where nobody answers, what was heard last stands. */
function useChannels(): readonly Channel[] | null {
  const { slug } = usePlace().outlet
  const [channels, setChannels] = useState<readonly Channel[] | null>(null)
  useEffect(() => {
    const read = () =>
      void ask<'channels'>('GET', `/api/desk/channels?outlet=${slug}`, { outlet: slug }).then(
        reply => reply.ok && setChannels(reply.value.channels),
      )
    return readWhileSeen(read, READ_EVERY_MS)
  }, [slug])
  return channels
}
