/** Two managers have written in the same fields: what stands there by now, and whose shall count. */
import type { OutletFields, SettingName } from '../../../domain/outlet-settings.ts'
import { Said } from '../../ui/office/said.tsx'
import { useSay } from '../words.ts'
import { type SettingWords, settingSaid } from './said.ts'

export interface MetProps {
  readonly met: readonly SettingName[]
  /** As they are by now. */
  readonly theirs: OutletFields
  readonly onTake: (name: SettingName) => void
}

export function Met({ met, theirs, onTake }: MetProps) {
  const { settings: say } = useSay().words
  return (
    <Said look="soon" isAlert>
      <p>
        <b>{say.met}</b> {say.metHint}
      </p>
      {met.map(name => (
        <p class="does" key={name}>
          <span>
            {nameOf(say, name)}: <b>{settingSaid(say, theirs, name)}</b>
          </span>
          <button type="button" class="plain" onClick={() => onTake(name)}>
            {say.takeTheirs}
          </button>
        </p>
      ))}
    </Said>
  )
}

function nameOf(say: SettingWords, name: SettingName): string {
  return name in say.days
    ? say.days[name as keyof typeof say.days]
    : say.names[name as keyof typeof say.names]
}
