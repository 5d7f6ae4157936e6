/** What a manager adds to the shelf that the register does not have. */
import * as z from 'zod/mini'
import { ProductChange } from '../city-register.ts'
import * as own from '../own-products.ts'
import { OutletId, SellerId, Slug } from '../words.ts'
import type { Route } from './route.ts'

const PRODUCTS = '/api/manage/own-products'
const PRODUCT = `${PRODUCTS}/{maker}/{slug}`

const shelf = { who: 'manager', right: 'shelf' } as const
const find = z.optional(z.string().check(z.maxLength(100)))
const outlet = z.optional(OutletId)
const ofProduct = z.object({ maker: SellerId, slug: Slug })

export const ownProductRoutes = {
  makersHere: {
    ...shelf,
    method: 'GET',
    path: '/api/manage/makers',
    says: 'Makers whose products may be added here, the first of those that are found',
    query: z.object({ outlet, find }),
    answer: own.MakersHere,
    problems: [],
  },
  ownProducts: {
    ...shelf,
    method: 'GET',
    path: PRODUCTS,
    says: 'What this outlet has added by itself, and what the agency made of it and why; what waits first',
    query: z.object({
      outlet,
      find,
      page: z.optional(z.pipe(z.string().check(z.regex(/^[1-9]\d{0,3}$/)), z.transform(Number))),
    }),
    answer: own.OwnProducts,
    problems: [],
  },
  ownProduct: {
    ...shelf,
    method: 'GET',
    path: PRODUCT,
    says: 'One of them, field by field',
    params: ofProduct,
    answer: own.OwnProduct,
    problems: ['unknown-product'],
  },
  addOwnProduct: {
    ...shelf,
    method: 'POST',
    path: PRODUCTS,
    says: 'A product for this outlet’s own shelf, whole or not at all; the same again is the same product',
    body: own.NewOwnProduct,
    answer: own.OwnProduct,
    created: 201,
    problems: ['unknown-maker', 'invalid', 'incomplete', 'full'],
  },
  changeOwnProduct: {
    ...shelf,
    method: 'PATCH',
    path: PRODUCT,
    says: 'Change some fields while the agency has not said what becomes of it; what others wrote is never written over',
    params: ofProduct,
    body: ProductChange,
    answer: own.OwnProduct,
    problems: ['unknown-product', 'changed-meanwhile', 'incomplete', 'wrong-standing'],
  },
} as const satisfies Record<string, Route>
