/** The kwitansi, handed over: the guest scans it and takes it along; the room's screen does not open it. */
import type { Language } from '../../domain/language.ts'
import { CLOSE, Icon } from '../ui/icon.tsx'
import { Qr } from '../ui/qr.tsx'
import { openOver } from './modal.ts'
import { setTablet, TABLET_WORDS } from './state.ts'

export function Paper({ address, language }: { address: string; language: Language }) {
  const words = TABLET_WORDS[language]
  const number = Number(new URL(address).pathname.split('/').pop())
  const close = () => setTablet({ paper: null })
  return (
    <dialog class="card paper" aria-labelledby="paper" ref={openOver} onCancel={close} onClose={close}>
      <button type="button" class="round" aria-label={words.close} onClick={close}>
        <Icon d={CLOSE} />
      </button>
      <h2 id="paper">{words.paper(number)}</h2>
      <p>{words.paperText}</p>
      <Qr text={address} label={words.paperCode} />
    </dialog>
  )
}
