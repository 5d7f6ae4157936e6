/** Guests who come or leave together: several rooms in one act, all of them or none. */
import { Choices } from '../parts/choices.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { useTyped } from '../shell/typed.ts'
import { useSpeech } from '../speech.ts'
import { GroupIn } from './group-in.tsx'
import { GroupOut } from './group-out.tsx'
import { useStays, WithStays } from './words.tsx'

const WAYS = ['in', 'out'] as const
type Way = (typeof WAYS)[number]

export function Group({ onClose }: { readonly onClose: () => void }) {
  const { say } = useSpeech()
  return (
    <Sheet title={say.group} wide onClose={onClose}>
      <WithStays>
        <Together onClose={onClose} />
      </WithStays>
    </Sheet>
  )
}

function Together({ onClose }: { readonly onClose: () => void }) {
  const { group: say } = useStays()
  const [way, setWay] = useTyped<Way>('group way', 'in')
  return (
    <>
      <Choices
        name="group"
        legend={say.which}
        options={WAYS}
        words={say.ways}
        value={way}
        onChoose={setWay}
        flat
      />
      {way === 'in' ? <GroupIn /> : <GroupOut onDone={onClose} />}
    </>
  )
}
