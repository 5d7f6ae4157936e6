/** The agency's register, and what an outlet's manager is told of it. */
import * as z from 'zod/mini'
import * as register from '../city-register.ts'
import { OutletId, SellerId, Slug } from '../words.ts'
import type { Route } from './route.ts'

const ofProduct = z.object({ maker: SellerId, slug: Slug })
const ofMaker = z.object({ maker: SellerId })
const ofOutlet = z.object({ outlet: OutletId })

const PRODUCT = '/api/register/products/{maker}/{slug}'
const MAKER = '/api/register/makers/{maker}'
const OUTLET = '/api/register/outlets/{outlet}'
const DRAFTS = '/api/register/drafts/{things}'

const reads = { method: 'GET', who: 'agency', right: 'look' } as const
const writes = { method: 'POST', who: 'agency', right: 'register' } as const
const onProduct = { ...writes, params: ofProduct, answer: register.RegisteredProduct } as const
const onMaker = { ...writes, params: ofMaker, answer: register.RegisteredMaker } as const
const onOutlet = { ...writes, params: ofOutlet, answer: register.RegisteredOutlet } as const

export const registerRoutes = {
  registerProducts: {
    ...reads,
    path: '/api/register/products',
    says: 'Products of the register, what needs a hand first; and how many papers lapse within 7, 30 and 60 days',
    query: register.ProductsQuery,
    answer: register.RegisterProducts,
    problems: [],
  },
  registeredProduct: {
    ...reads,
    path: PRODUCT,
    says: 'One product, field by field, and what it lacks before guests may see it',
    params: ofProduct,
    answer: register.RegisteredProduct,
    problems: ['unknown-product'],
  },
  productHistory: {
    ...reads,
    path: `${PRODUCT}/history`,
    says: 'Who changed what of it, and when; the newest first',
    params: ofProduct,
    query: register.HistoryQuery,
    answer: register.RegisterHistory,
    problems: ['unknown-product'],
  },
  addProduct: {
    ...writes,
    path: '/api/register/products',
    says: 'A product as a draft; its id is made here and is no other’s ever after',
    body: register.NewProduct,
    answer: register.RegisteredProduct,
    created: 201,
    problems: ['unknown-maker', 'invalid'],
  },
  changeProduct: {
    ...onProduct,
    method: 'PATCH',
    path: PRODUCT,
    says: 'Change some fields, as of a version; what others changed meanwhile is never written over',
    body: register.ProductChange,
    problems: ['unknown-product', 'changed-meanwhile', 'incomplete'],
  },
  publishProduct: {
    ...onProduct,
    path: `${PRODUCT}/publish`,
    says: 'Guests may see it, once nothing is missing',
    body: register.OnVersion,
    problems: ['unknown-product', 'changed-meanwhile', 'incomplete', 'wrong-standing'],
  },
  retireProduct: {
    ...onProduct,
    path: `${PRODUCT}/retire`,
    says: 'Take it from every shelf, with a reason',
    body: register.WithReason,
    problems: ['unknown-product', 'changed-meanwhile', 'wrong-standing'],
  },
  returnProduct: {
    ...onProduct,
    path: `${PRODUCT}/return`,
    says: 'It comes back as the same thing: live where nothing is missing, as a draft where something is',
    body: register.OnVersion,
    problems: ['unknown-product', 'changed-meanwhile', 'wrong-standing'],
  },
  adoptProduct: {
    ...onProduct,
    path: `${PRODUCT}/adopt`,
    says: 'What an outlet added becomes the register’s, and keeps its id',
    body: register.OnVersion,
    problems: ['unknown-product', 'changed-meanwhile', 'incomplete', 'wrong-standing'],
  },
  refuseProduct: {
    ...onProduct,
    path: `${PRODUCT}/refuse`,
    says: 'What an outlet added goes from its shelf; its manager reads why',
    body: register.WithReason,
    problems: ['unknown-product', 'changed-meanwhile', 'wrong-standing'],
  },
  joinProduct: {
    ...onProduct,
    again: true,
    path: `${PRODUCT}/join`,
    says: 'What an outlet added is counted as another product of the register',
    body: register.JoinRequest,
    problems: ['unknown-product', 'changed-meanwhile', 'wrong-standing', 'invalid'],
  },
  registerMakers: {
    ...reads,
    path: '/api/register/makers',
    says: 'Makers of the register',
    query: register.MakersQuery,
    answer: register.RegisterMakers,
    problems: [],
  },
  registeredMaker: {
    ...reads,
    path: MAKER,
    says: 'One maker, field by field; the contact is the agency’s alone, and told to whoever may write the register',
    params: ofMaker,
    answer: register.RegisteredMaker,
    problems: ['unknown-maker'],
  },
  makerHistory: {
    ...reads,
    path: `${MAKER}/history`,
    says: 'Who changed what of it, and when; the newest first',
    params: ofMaker,
    query: register.HistoryQuery,
    answer: register.RegisterHistory,
    problems: ['unknown-maker'],
  },
  addMaker: {
    ...writes,
    path: '/api/register/makers',
    says: 'A maker as a draft; its name in addresses is made here and is no other’s ever after',
    body: register.NewMaker,
    answer: register.RegisteredMaker,
    created: 201,
    problems: ['invalid'],
  },
  changeMaker: {
    ...onMaker,
    method: 'PATCH',
    path: MAKER,
    says: 'Change some fields, as of a version; what others changed meanwhile is never written over',
    body: register.MakerChange,
    problems: ['unknown-maker', 'changed-meanwhile', 'incomplete'],
  },
  publishMaker: {
    ...onMaker,
    path: `${MAKER}/publish`,
    says: 'Its products may be published, once nothing of it is missing',
    body: register.OnVersion,
    problems: ['unknown-maker', 'changed-meanwhile', 'incomplete', 'wrong-standing'],
  },
  retireMaker: {
    ...onMaker,
    path: `${MAKER}/retire`,
    says: 'Take it and its products from every shelf, with a reason',
    body: register.WithReason,
    problems: ['unknown-maker', 'changed-meanwhile', 'wrong-standing'],
  },
  returnMaker: {
    ...onMaker,
    path: `${MAKER}/return`,
    says: 'It comes back, and so do the products that went with it',
    body: register.OnVersion,
    problems: ['unknown-maker', 'changed-meanwhile', 'wrong-standing'],
  },
  registerDrafts: {
    ...reads,
    path: DRAFTS,
    says: 'Drafts of makers, or of products: those that lack nothing, and of the others what each lacks',
    params: register.ofDrafts,
    answer: register.RegisterDrafts,
    problems: [],
  },
  publishDrafts: {
    ...writes,
    path: `${DRAFTS}/publish`,
    says: 'Those that lack nothing go live together; each of the others stays as it is, and it is said why',
    params: register.ofDrafts,
    body: register.PublishDrafts,
    bodyBytesMax: 128 * 1024,
    answer: register.DraftsPublished,
    problems: [],
  },
  registerOutlets: {
    ...reads,
    path: '/api/register/outlets',
    says: 'Outlets of the city, ended ones among them',
    query: register.OutletsQuery,
    answer: register.RegisterOutlets,
    problems: [],
  },
  registeredOutlet: {
    ...reads,
    path: OUTLET,
    says: 'One outlet',
    params: ofOutlet,
    answer: register.RegisteredOutlet,
    problems: ['unknown-outlet'],
  },
  outletHistory: {
    ...reads,
    path: `${OUTLET}/history`,
    says: 'Who changed what of it, and when; the newest first',
    params: ofOutlet,
    query: register.HistoryQuery,
    answer: register.RegisterHistory,
    problems: ['unknown-outlet'],
  },
  addOutlet: {
    ...writes,
    path: '/api/register/outlets',
    says: 'A hotel, restaurant or mall; what its papers bear is chosen once',
    body: register.NewOutlet,
    answer: register.RegisteredOutlet,
    created: 201,
    problems: ['name-taken'],
  },
  correctOutlet: {
    ...onOutlet,
    method: 'PATCH',
    path: OUTLET,
    says: 'Change some fields, as of a version; what others changed meanwhile is never written over',
    body: register.OutletChange,
    problems: ['unknown-outlet', 'changed-meanwhile'],
  },
  endOutlet: {
    ...onOutlet,
    again: true,
    path: `${OUTLET}/end`,
    says: 'It takes no orders any more; its documents, its log and the pages of its papers stay',
    body: register.WithReason,
    problems: ['unknown-outlet', 'changed-meanwhile', 'wrong-standing', 'open-orders'],
  },
  shelfNotices: {
    method: 'GET',
    path: '/api/manage/notices',
    who: 'manager',
    right: 'shelf',
    says: 'What is gone from the outlet’s shelf and why, and whose papers lapse within 60 days',
    answer: register.ShelfNotices,
    problems: [],
  },
} as const satisfies Record<string, Route>
