/** Streams as a server or something on the way may write them, and what a browser makes of them. */
import type { TextEvent } from './event-text.ts'

export interface TextCase {
  readonly what: string
  /** In pieces as they arrive. */
  readonly text: readonly string[]
  readonly hands: readonly TextEvent[]
  /** What the browser says when it comes back by itself. */
  readonly resumesAt: string
  /** An engine that reads it in a way of its own: nothing may hang on it. */
  readonly notIn?: 'firefox'
}

const order = (data: string, lastEventId: string): TextEvent => ({ name: 'order', data, lastEventId })
const desk = (data: string, lastEventId: string): TextEvent => ({ name: 'desk', data, lastEventId })

export const TEXT_CASES: readonly TextCase[] = [
  {
    what: 'an event without a number bears that of the one before',
    text: ['event: order\nid: 7\ndata: 1\n\n', 'event: desk\ndata: 2\n\n'],
    hands: [order('1', '7'), desk('2', '7')],
    resumesAt: '7',
  },
  {
    what: 'an empty number takes it away, also from what comes after',
    text: ['event: order\nid: 7\ndata: 1\n\nevent: desk\nid:\ndata: 2\n\nevent: desk\ndata: 3\n\n'],
    hands: [order('1', '7'), desk('2', ''), desk('3', '')],
    resumesAt: '',
  },
  {
    what: 'a number alone is no event, and is where the browser comes back',
    text: [
      'event: order\nid: 7\ndata: 1\n\nevent: desk\nid:\ndata: 2\n\nid: 7\n\n',
      'event: desk\ndata: 3\n\n',
    ],
    hands: [order('1', '7'), desk('2', ''), desk('3', '7')],
    resumesAt: '7',
    notIn: 'firefox',
  },
  {
    what: 'many events in one piece are each told',
    text: ['event: order\nid: 1\ndata: a\n\nevent: order\nid: 2\ndata: b\n\nevent: desk\ndata: c\n\n'],
    hands: [order('a', '1'), order('b', '2'), desk('c', '2')],
    resumesAt: '2',
  },
  {
    what: 'a piece may end anywhere',
    text: ['eve', 'nt: order\ni', 'd: 1', '2\ndata: {"a"', ':1}\n', '\nevent: desk\ndata', ': 2\n\n'],
    hands: [order('{"a":1}', '12'), desk('2', '12')],
    resumesAt: '12',
  },
  {
    what: 'lines may end as a proxy likes to end them',
    text: [
      'event: order\r\nid: 7\r\ndata: 1\r\n\r\n',
      'event: desk\rdata: 2\r\r',
      'event: desk\ndata: 3\n\n',
    ],
    hands: [order('1', '7'), desk('2', '7'), desk('3', '7')],
    resumesAt: '7',
  },
  {
    what: 'comments and waiting times are not told',
    text: [
      ': here\n\nretry: 2000\n\n: buffered'.padEnd(4_096, ' '),
      '\n\nevent: desk\n: between\ndata: 1\n\n',
    ],
    hands: [desk('1', '')],
    resumesAt: '',
  },
  {
    what: 'data in several lines is one text; a space after the colon is nobody’s',
    text: ['event:order\nid:7\ndata:{\ndata:  "a":1}\n\n'],
    hands: [order('{\n "a":1}', '7')],
    resumesAt: '7',
  },
  {
    what: 'what was not ended by an empty line is not told, and not resumed from',
    text: ['event: order\nid: 7\ndata: 1\n\n', 'event: order\nid: 8\ndata: 2\n'],
    hands: [order('1', '7')],
    resumesAt: '7',
  },
  {
    what: 'text that nobody can parse is told like any other, and what follows it too',
    text: ['event: order\nid: 7\ndata: {"order":\n\n', 'event: desk\ndata: {}\n\n'],
    hands: [order('{"order":', '7'), desk('{}', '7')],
    resumesAt: '7',
  },
]
