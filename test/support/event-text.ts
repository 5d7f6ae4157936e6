/**
 * The text of an event stream, read as the WHATWG's algorithm reads it: what every `EventSource` hands out. The cases of
 * `event-text-cases.ts` hold this reader here, and three browsers' own in `test/engines`, to the same answers.
 */

export interface TextEvent {
  readonly name: string
  readonly data: string
  /** The event's own, or that of the last event before it that had one: absent is not the same as empty. */
  readonly lastEventId: string
}

export interface EventText {
  /** Text as it arrives, cut anywhere; answers the events that it completes. */
  hear(text: string): TextEvent[]
  /** What a browser would come back with by itself. */
  readonly lastEventId: string
}

const LINE_END = /\r\n|\n|\r(?!$)/

export function readEventText(): EventText {
  let rest = ''
  let isFirst = true
  let name = ''
  let data: string[] = []
  let id = ''
  let lastEventId = ''

  function field(line: string): void {
    const [, key = '', value = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? []
    if (key === 'event') name = value
    else if (key === 'data') data.push(value)
    else if (key === 'id' && !value.includes('\0')) id = value
  }

  function dispatch(): TextEvent | null {
    lastEventId = id
    const event = data.length === 0 ? null : { name: name || 'message', data: data.join('\n'), lastEventId }
    name = ''
    data = []
    return event
  }

  return {
    get lastEventId() {
      return lastEventId
    },
    hear(text) {
      if (text === '') return []
      rest += isFirst ? text.replace(/^\uFEFF/, '') : text
      isFirst = false
      const lines = rest.split(LINE_END)
      rest = lines.pop() ?? ''
      return lines.flatMap(line => {
        if (line !== '') field(line)
        return line === '' ? (dispatch() ?? []) : []
      })
    },
  }
}
