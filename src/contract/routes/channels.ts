/** By what people are reached when nobody answers at the desk, and who is on duty. */
import * as z from 'zod/mini'
import * as channels from '../channels.ts'
import { ofOutlet } from './params.ts'
import type { Route } from './route.ts'

const NOTHING = z.object({})

export const channelRoutes = {
  channels: {
    method: 'GET',
    path: '/api/desk/channels',
    who: 'desk',
    right: 'sell',
    says: 'By what people are reached when nobody answers at the desk, and which of it somebody has shown to reach them',
    query: ofOutlet,
    answer: channels.Channels,
    problems: [],
  },
  openPush: {
    method: 'PUT',
    path: '/api/desk/channels/push',
    who: 'desk',
    right: 'sell',
    says: 'This browser is told when its page is closed; a message with a code goes to it',
    body: channels.PushAddress,
    answer: channels.ChannelRef,
    problems: ['full'],
  },
  askOfChannel: {
    method: 'POST',
    path: '/api/desk/channels/ask',
    who: 'desk',
    right: 'sell',
    says: 'A message with a code goes by that channel, to be said by whoever reads it',
    body: channels.ChannelRef,
    answer: NOTHING,
    problems: ['not-found', 'too-many'],
  },
  proveChannel: {
    method: 'POST',
    path: '/api/desk/channels/prove',
    who: 'desk',
    right: 'sell',
    says: 'The code that came by it: it reaches somebody, for a shift',
    body: channels.ChannelProof,
    answer: NOTHING,
    problems: ['not-found', 'wrong-code', 'too-many'],
  },
  endPush: {
    method: 'POST',
    path: '/api/desk/channels/end',
    who: 'desk',
    right: 'sell',
    says: "A browser of one's own is told no more",
    body: channels.ChannelRef,
    answer: NOTHING,
    problems: ['not-found'],
  },
  pushArrived: {
    method: 'POST',
    path: '/api/push/arrived',
    who: 'anyone',
    says: 'A message stands on the screen of the browser that it was for; the same answer whether there is one or not',
    body: channels.Arrival,
    answer: NOTHING,
    problems: ['too-many'],
  },
  duty: {
    method: 'GET',
    path: '/api/manage/duty',
    who: 'manager',
    right: 'people',
    says: 'Who is on duty, by the week',
    query: ofOutlet,
    answer: channels.Duty,
    problems: [],
  },
  changeDuty: {
    method: 'PUT',
    path: '/api/manage/duty',
    who: 'manager',
    right: 'people',
    says: 'Change it; by whom it was changed meanwhile is not written over',
    body: channels.DutyChange,
    answer: channels.Duty,
    problems: ['changed-meanwhile', 'invalid'],
  },
} as const satisfies Readonly<Record<string, Route>>
