/** What guests pay and call by, what stands on their sleeves; when the day turns and when a desk locks. */
import type { ComponentChildren } from 'preact'
import { LOCK_MINUTES } from '../../../domain/lock.ts'
import { type OutletFields, WIFI_LENGTH_MAX } from '../../../domain/outlet-settings.ts'
import { PAYMENT_CHOICES } from '../../../domain/payment.ts'
import { useSay } from '../words.ts'
import { QrisFields } from './qris-fields.tsx'

export interface WaysProps {
  readonly wish: OutletFields
  readonly closingFrom: string | null
  readonly onChange: (next: Partial<OutletFields>) => void
}

const PHONE_LENGTH_MAX = 16
const CLOSING_HOURS = Array.from({ length: 24 }, (_, hour) => hour)

export function WaysFields(props: WaysProps) {
  return (
    <div>
      <Payments {...props} />
      <QrisFields {...props} />
      <Guests {...props} />
      <Desk {...props} />
    </div>
  )
}

function Payments({ wish, onChange }: WaysProps) {
  const { settings: say } = useSay().words
  const pay = (method: (typeof PAYMENT_CHOICES)[number], isTaken: boolean) =>
    onChange({
      payments: PAYMENT_CHOICES.filter(one => (one === method ? isTaken : wish.payments.includes(one))),
    })
  return (
    <fieldset>
      <legend>{say.payments}</legend>
      {PAYMENT_CHOICES.filter(method => method !== 'qris').map(method => (
        <label class="pick" key={method}>
          <input
            type="checkbox"
            checked={wish.payments.includes(method)}
            onChange={event => pay(method, event.currentTarget.checked)}
          />
          {say.paymentWords[method]}
        </label>
      ))}
      {wish.payments.length === 0 && <p class="trouble">{say.noPayment}</p>}
    </fieldset>
  )
}

function Guests({ wish, onChange }: WaysProps) {
  const { settings: say } = useSay().words
  return (
    <fieldset>
      <legend>{say.guests}</legend>
      <Field id="phone" label={say.names.phone} hint={say.phoneHint}>
        <input
          id="phone"
          aria-describedby="phone-hint"
          required
          inputMode="tel"
          maxLength={PHONE_LENGTH_MAX}
          pattern="\+?[0-9*#]{1,15}"
          title={say.phoneHint}
          value={wish.phone}
          onInput={event => onChange({ phone: event.currentTarget.value })}
        />
      </Field>
      <Field id="wifi" label={say.names.wifi} hint={say.wifiHint}>
        <input
          id="wifi"
          aria-describedby="wifi-hint"
          maxLength={WIFI_LENGTH_MAX}
          value={wish.wifi}
          onInput={event => onChange({ wifi: event.currentTarget.value })}
        />
      </Field>
      <label class="pick">
        <input
          type="checkbox"
          checked={wish.confirmAtDesk}
          onChange={event => onChange({ confirmAtDesk: event.currentTarget.checked })}
        />
        {say.names.confirmAtDesk}
      </label>
    </fieldset>
  )
}

function Desk({ wish, closingFrom, onChange }: WaysProps) {
  const { settings: say } = useSay().words
  const { least, most } = LOCK_MINUTES
  return (
    <fieldset>
      <legend>{say.desk}</legend>
      <Field id="lock-minutes" label={say.names.lockMinutes} hint={say.lockHint(least, most)}>
        <input
          id="lock-minutes"
          aria-describedby="lock-minutes-hint"
          required
          type="number"
          min={least}
          max={most}
          value={String(wish.lockMinutes)}
          onInput={event => onChange({ lockMinutes: Number(event.currentTarget.value) })}
        />
      </Field>
      <Field
        id="closing-hour"
        label={say.names.closingHour}
        hint={closingFrom === null ? say.closingHint : say.closingFrom(closingFrom)}
      >
        <select
          id="closing-hour"
          aria-describedby="closing-hour-hint"
          value={String(wish.closingHour)}
          onChange={event => onChange({ closingHour: Number(event.currentTarget.value) })}
        >
          {CLOSING_HOURS.map(hour => (
            <option key={hour} value={String(hour)}>
              {say.hour(hour)}
            </option>
          ))}
        </select>
      </Field>
    </fieldset>
  )
}

interface FieldProps {
  /** Of the control. */
  readonly id: string
  readonly label: string
  readonly hint: string
  readonly children: ComponentChildren
}

function Field({ id, label, hint, children }: FieldProps) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children}
      <small id={`${id}-hint`}>{hint}</small>
    </div>
  )
}
