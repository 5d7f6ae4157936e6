/** A setting in a few words, for whoever must choose between two. */
import { WEEKDAYS } from '../../../domain/opening.ts'
import type { OutletFields, SettingName } from '../../../domain/outlet-settings.ts'
import { readQris } from '../../../domain/qris.ts'
import type { manage } from '../../../i18n/id/manage.ts'

export type SettingWords = (typeof manage)['settings']

export function settingSaid(say: SettingWords, fields: OutletFields, name: SettingName): string {
  switch (name) {
    case 'holidays':
      return fields.holidays.map(holiday => holiday.name).join(', ') || say.none
    case 'payments':
      return fields.payments.map(method => say.paymentWords[method]).join(', ')
    case 'confirmAtDesk':
      return fields.confirmAtDesk ? say.yes : say.no
    case 'phone':
      return fields.phone
    case 'wifi':
      return fields.wifi || say.none
    case 'qris': {
      const read = readQris(fields.qris)
      return read.ok ? `${read.value.name}, ${read.value.city}` : say.none
    }
    case 'closingHour':
      return say.hour(fields.closingHour)
    case 'lockMinutes':
      return say.minutes(fields.lockMinutes)
    default: {
      const hours = fields.week[WEEKDAYS.indexOf(name)]
      return hours == null ? say.closedDay : `${say.hour(hours.fromHour)}–${say.hour(hours.toHour)}`
    }
  }
}
