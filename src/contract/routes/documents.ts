/** Documents as the desk and its manager ask for them: found, voided, issued anew, stated again, and told to programs. */
import * as z from 'zod/mini'
import * as desk from '../desk.ts'
import {
  DocumentsQuery,
  FoundDocuments,
  RestateAnswer,
  RestateRequest,
  TellAgain,
  ToldPrograms,
} from '../documents.ts'
import { AskedDay } from '../evaluation.ts'
import { OutletId } from '../words.ts'
import { numberParams, ofOutlet } from './params.ts'
import type { Route } from './route.ts'

export const documentRoutes = {
  documents: {
    method: 'GET',
    path: '/api/desk/documents',
    who: 'desk',
    right: 'sell',
    says: "A business day's documents; today's without `date`",
    query: z.object({ outlet: z.optional(OutletId), date: z.optional(AskedDay) }),
    answer: desk.DocumentList,
    problems: [],
  },
  toldPrograms: {
    method: 'GET',
    path: '/api/desk/programs',
    who: 'manager',
    right: 'sell',
    says: "Programs that are told of the outlet's documents: how far, what they did not take, and when that is tried next",
    query: ofOutlet,
    answer: ToldPrograms,
    problems: [],
  },
  tellAgain: {
    method: 'POST',
    path: '/api/desk/programs/again',
    who: 'manager',
    right: 'sell',
    says: 'What a program did not take is told again, under the ids it had; one that wanted to hear no more is told again, too',
    body: TellAgain,
    answer: z.object({ again: z.int() }),
    problems: ['not-found'],
  },
  restateDay: {
    method: 'POST',
    path: '/api/desk/documents/restate',
    who: 'manager',
    right: 'correct',
    says: 'A day that was stated is stated again, where something else is known of it by now; the next closing does so by itself',
    body: RestateRequest,
    answer: RestateAnswer,
    problems: [],
  },
  foundDocuments: {
    method: 'GET',
    path: '/api/desk/documents/found',
    who: 'desk',
    right: 'sell',
    says: "Documents by number, room, clerk, day and how they are paid, a page at a time; the business day's where nothing is asked",
    query: DocumentsQuery,
    answer: FoundDocuments,
    problems: [],
  },
  voidDocument: {
    method: 'POST',
    path: '/api/desk/documents/{number}/void',
    who: 'desk',
    right: 'sell',
    says: 'Cancel a kwitansi whole, by a document of its own: within an hour whoever issued it, later whoever may correct',
    params: numberParams,
    body: desk.VoidRequest,
    answer: desk.VoidAnswer,
    problems: ['unknown-document', 'already-voided', 'wrong-state', 'manager-needed'],
  },
  reissueOffer: {
    method: 'GET',
    path: '/api/desk/documents/{number}/reissue',
    who: 'desk',
    right: 'sell',
    says: 'What of a kwitansi can be corrected by another that stands in for it',
    params: numberParams,
    query: desk.ReissueQuery,
    answer: desk.ReissueOffer,
    problems: ['unknown-document', 'already-voided', 'wrong-state', 'manager-needed'],
  },
  reissueDocument: {
    method: 'POST',
    path: '/api/desk/documents/{number}/reissue',
    who: 'desk',
    right: 'sell',
    says: 'Cancel a kwitansi and issue the one that stands in for it, in one act; whose it is goes as for a void',
    params: numberParams,
    body: desk.ReissueRequest,
    answer: desk.ReissueAnswer,
    problems: ['unknown-document', 'already-voided', 'wrong-state', 'manager-needed', 'stay-ended'],
  },
} as const satisfies Record<string, Route>
