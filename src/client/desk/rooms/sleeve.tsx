/**
 * What lies in a key-card's sleeve: whose room, and the stay code. Its square leads to the shop window and nothing more: with the
 * room's own code beside the stay code, whoever finds a sleeve could order on the room's bill.
 */
import '../sleeves.css'
import { toMilliseconds } from '../../../domain/time.ts'
import { language as englishLanguage } from '../../../i18n/en/language.ts'
import { sleeve as english } from '../../../i18n/en/sleeve.ts'
import { language as indonesianLanguage } from '../../../i18n/id/language.ts'
import { sleeve as indonesian } from '../../../i18n/id/sleeve.ts'
import { usePaperSize } from '../../platform/paper-size.ts'
import { Icon, PRINT } from '../../ui/icon.tsx'
import { PaperCard } from '../../ui/paper-card.tsx'
import { Qr } from '../../ui/qr.tsx'
import type { DeskRoom } from '../live/use-rooms.ts'
import { useDesk } from '../shell/desk-context.ts'
import { useSpeech } from '../speech.ts'
import { wallMoment } from '../time.ts'

/** Of a vacant room there is none. */
export function SleeveSheet({ rooms }: { rooms: readonly DeskRoom[] }) {
  const { say } = useSpeech()
  usePaperSize('size: A4; margin: 8mm 10mm')
  const stayed = rooms.filter(({ stayCode }) => stayCode !== null)
  return (
    <>
      <div class="actions">
        <button type="button" class="button" disabled={stayed.length === 0} onClick={() => window.print()}>
          <Icon d={PRINT} />
          {say.printSleeves(stayed.length)}
        </button>
      </div>
      <p>{say.sleevesHelp}</p>
      <div class="sleeves">
        {stayed.map(room => (
          <Sleeve key={room.room} room={room} />
        ))}
      </div>
    </>
  )
}

function Sleeve({ room }: { room: DeskRoom }) {
  const { outlet, rooms } = useDesk()
  const { wifi, confirmAtDesk } = rooms.reply?.ok === true ? rooms.reply.value : {}
  const path = `/r/${outlet.slug}`
  const untilIn = (locale: string) =>
    room.leavesAt === null ? null : wallMoment(toMilliseconds(room.leavesAt), outlet.zone, locale)
  const [until, untilEnglish] = [untilIn(indonesianLanguage.locale), untilIn(englishLanguage.locale)]
  return (
    <PaperCard of="sleeve" name={outlet.name} label={`${indonesian.room} ${room.room}`}>
      <div class="sleeve-who">
        <p>
          {indonesian.room} <span lang="en">/ {english.room}</span>
        </p>
        <b class={`num${room.room.length > 5 ? ' long' : ''}`}>{room.room}</b>
        {until !== null && (
          <p>
            {indonesian.until(until)}
            {untilEnglish !== until && <span lang="en"> / {english.until(untilEnglish ?? '')}</span>}
          </p>
        )}
        {wifi !== undefined && (
          <p class="sleeve-wifi">
            <b>{indonesian.wifi}</b> {wifi}
          </p>
        )}
      </div>
      <div class="sleeve-window">
        <Qr text={location.origin + path} label={indonesian.window} />
        <p>
          {location.host}
          {path}
        </p>
      </div>
      <div class="sleeve-code">
        {confirmAtDesk === true ? (
          <p>
            {indonesian.atDesk} <span lang="en">{english.atDesk}</span>
          </p>
        ) : (
          <>
            <p>
              {indonesian.stayCode} <span lang="en">/ {english.stayCode}</span>
            </p>
            <b class="num">{inPairs(room.stayCode ?? '')}</b>
            <p>
              {indonesian.how} <span lang="en">{english.how}</span>
            </p>
          </>
        )}
      </div>
    </PaperCard>
  )
}

/** `K7 M2 PX`: two by two they are read out and typed. */
export function inPairs(code: string): string {
  return code.replace(/..(?=.)/g, '$& ')
}
