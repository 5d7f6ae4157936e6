/**
 * The outlet's QRIS code: read from a photo or pasted, checked as the server checks it, and shown by whom it pays. Only who says
 * that this is their own code offers it to guests; another code is off again.
 */
import { useState } from 'preact/hooks'
import type { OutletFields } from '../../../domain/outlet-settings.ts'
import { PAYMENT_CHOICES, type PaymentMethod } from '../../../domain/payment.ts'
import { QRIS_LENGTH_MAX, type QrisMerchant, readQris } from '../../../domain/qris.ts'
import { Said } from '../../ui/office/said.tsx'
import type { PictureFault } from '../../ui/read-qr.ts'
import { useSay } from '../words.ts'

interface QrisFieldsProps {
  readonly wish: OutletFields
  readonly onChange: (next: Partial<OutletFields>) => void
}

export function QrisFields({ wish, onChange }: QrisFieldsProps) {
  const { settings } = useSay().words
  const { qris: say } = settings
  const read = readQris(wish.qris)
  const write = (text: string) => onChange({ qris: text.trim(), payments: withQris(wish, false) })
  return (
    <fieldset class="qris">
      <legend>{say.title}</legend>
      <p>{say.help}</p>
      <Said look="soon">{say.unsure}</Said>
      <Picture onRead={write} />
      <div class="field">
        <label for="qris">{say.text}</label>
        <textarea
          id="qris"
          rows={4}
          spellcheck={false}
          autocomplete="off"
          maxLength={QRIS_LENGTH_MAX}
          aria-describedby="qris-said"
          aria-invalid={wish.qris !== '' && !read.ok}
          value={wish.qris}
          onInput={event => write(event.currentTarget.value)}
        />
      </div>
      <div id="qris-said" role="status">
        {wish.qris !== '' && !read.ok && <p class="trouble">{say.faults[read.refusal.code]}</p>}
        {read.ok && <Merchant merchant={read.value} />}
      </div>
      {read.ok && (
        <label class="pick">
          <input
            type="checkbox"
            checked={wish.payments.includes('qris')}
            onChange={event => onChange({ payments: withQris(wish, event.currentTarget.checked) })}
          />
          {say.take(read.value.name, read.value.city)}
        </label>
      )}
      {wish.qris !== '' && (
        <button type="button" class="plain" onClick={() => write('')}>
          {say.remove}
        </button>
      )}
    </fieldset>
  )
}

function withQris({ payments }: OutletFields, isOn: boolean): PaymentMethod[] {
  return PAYMENT_CHOICES.filter(one => (one === 'qris' ? isOn : payments.includes(one)))
}

function Merchant({ merchant: { name, city, nationalId, asksMore } }: { merchant: QrisMerchant }) {
  const { qris: say } = useSay().words.settings
  return (
    <Said look="ok">
      <p>
        {say.whose} <b>{name}</b>, <b>{city}</b>
      </p>
      <p>{say.number(nationalId)}</p>
      {asksMore && <p>{say.asksMore}</p>}
    </Said>
  )
}

function Picture({ onRead }: { onRead: (text: string) => void }) {
  const { qris: say } = useSay().words.settings
  const [now, setNow] = useState<PictureFault | 'reading' | null>(null)
  async function read(file: File | undefined): Promise<void> {
    if (file === undefined) return
    setNow('reading')
    const { readPicture } = await import('../../ui/read-qr.ts')
    const found = await readPicture(file)
    setNow('fault' in found ? found.fault : null)
    if ('text' in found) onRead(found.text)
  }
  return (
    <div class="field">
      <label for="qris-picture">{say.picture}</label>
      <input
        id="qris-picture"
        type="file"
        accept="image/*"
        aria-describedby="qris-picture-said"
        onChange={event => void read(event.currentTarget.files?.[0]).catch(() => setNow('no-picture'))}
      />
      <p id="qris-picture-said" role="status" class={now === null || now === 'reading' ? '' : 'trouble'}>
        {now === 'reading' ? say.reading : now === 'no-square' ? say.noSquare : now && say.noPicture}
      </p>
    </div>
  )
}
