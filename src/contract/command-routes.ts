/**
 * By which route each command of an order goes over the wire: its placing, each of its steps, and what is changed of it. The address follows from
 * whose the command is, so that a step without its route, or with one elsewhere, is a type error here. A clerk's step
 * has a route of its own name.
 */
import type { CLAIM } from '../domain/order-money.ts'
import type { OrderChange } from '../domain/repaying.ts'
import {
  type DeskStep,
  isDeskStep,
  ORDER_STEPS,
  type OrderStep,
  type PLACED_BY,
  type Placing,
  type STEPS,
} from '../domain/steps.ts'
import { tableOf } from '../domain/words.ts'
import type { RouteName, Routes } from './routes.ts'

/** Where the orders of a guest's own stay are, and those of the desk. */
export const ORDER_ADDRESSES = { guest: '/api/orders', desk: '/api/desk/orders' } as const

type Addresses = typeof ORDER_ADDRESSES
type StepPath<Step extends OrderStep> = `${Addresses[(typeof STEPS)[Step]['who']]}/{orderId}/${Step}`
type ChangePath<Change extends OrderChange> = `${Addresses['desk']}/{orderId}/${Change}`
type PlacingPath<Way extends Placing> = `${Addresses[(typeof PLACED_BY)[Way]]}/{orderId}`

type RouteAt<Method extends string, Path extends string> = {
  [Name in RouteName]: Routes[Name] extends { readonly method: Method; readonly path: Path } ? Name : never
}[RouteName]

const NAMESAKES = /* @__PURE__ */ tableOf(ORDER_STEPS.filter(isDeskStep), step => step) as {
  readonly [Step in DeskStep]: Step
}

export const COMMAND_ROUTES = {
  place: 'placeOrder',
  'phone-order': 'placePhoneOrder',
  cancel: 'cancelOrder',
  'change-payment': 'changePayment',
  claim: 'claimPayment',
  ...NAMESAKES,
} as const satisfies { [Way in Placing]: RouteAt<'PUT', PlacingPath<Way>> } & {
  [Step in OrderStep]: RouteAt<'POST', StepPath<Step>>
} & { [Change in OrderChange]: RouteAt<'POST', ChangePath<Change>> } & {
  readonly claim: RouteAt<'POST', `${Addresses['guest']}/{orderId}/${typeof CLAIM}`>
}
export type CommandType = keyof typeof COMMAND_ROUTES
/** The route of a command. */
export type CommandRoute<Type extends CommandType> = (typeof COMMAND_ROUTES)[Type]
