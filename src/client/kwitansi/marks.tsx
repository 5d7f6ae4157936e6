/** What is stamped on a paper: cancelled, copy, and the box for the duty stamp. */
import { useContext } from 'preact/hooks'
import type { Kwitansi } from '../../contract/kwitansi.ts'
import { SealShown } from './seal.tsx'
import { Both } from './words.tsx'

/** Shown on paper only, from the second printing on this device; `printing.ts` sets the class that shows it. */
export function CopyMark() {
  return (
    <p class="copy-mark">
      <Both of={words => words.copy} />
    </p>
  )
}

/** Across the whole paper; the note above says the same in words, so it is hidden from screen readers. */
export function CancelledMark() {
  return (
    <p class="cancelled-mark" aria-hidden="true">
      <span>Dibatalkan</span>
    </p>
  )
}

interface CancelledProps {
  readonly by: NonNullable<Kwitansi['voidedBy']>
  readonly replacedBy: Kwitansi['replacedBy']
}

export function CancelledNote({ by, replacedBy }: CancelledProps) {
  return (
    <p class="cancelled-note">
      <span>
        <Both of={words => words.cancelledBy} />
      </span>
      <a class="num" href={by.url}>
        {by.printed}
      </a>
      {replacedBy !== undefined && (
        <>
          <span>
            <Both of={words => words.replacedBy} />
          </span>
          {replacedBy.url === undefined ? (
            <span class="num">{replacedBy.printed}</span>
          ) : (
            <a class="num" href={replacedBy.url}>
              {replacedBy.printed}
            </a>
          )}
        </>
      )}
    </p>
  )
}

/** Where the check found something wrong, on the paper itself: whoever prints it or shows only its top shows this too. */
export function BrokenNote() {
  if (useContext(SealShown) !== 'broken') return null
  return (
    <p class="cancelled-note">
      <span>
        <Both of={words => words.brokenNote} />
      </span>
      <a href={`#${CHECK_ID}`} onClick={toCheck}>
        <Both of={words => words.brokenWhy} />
      </a>
    </p>
  )
}

/** Where the check's result stands on the page. */
export const CHECK_ID = 'check'

/** The address keeps its fragment, which is the paper's key. */
function toCheck(event: Event): void {
  event.preventDefault()
  document.getElementById(CHECK_ID)?.scrollIntoView()
  document.getElementById(CHECK_ID)?.focus()
}

/** Above Rp5.000.000 a paper stamp is stuck here, or an e-meterai's serial number is written in. */
export function MeteraiBox() {
  return (
    <div class="meterai">
      <p>
        <b>
          <Both of={words => words.meterai} />
        </b>
        <Both of={words => words.meteraiNote} />
      </p>
      <p class="serial">
        <Both of={words => words.meteraiSerial} />
      </p>
    </div>
  )
}
