/** Ways in which what is told to be on offer and what is sold come apart. The simulation must find each. */
const MENU = 'src/server/usecases/shelf/read-menu.ts'
const PLACE = 'src/server/usecases/ordering/place-order.ts'
const PRODUCT = 'src/domain/product.ts'
const PLACEMENT = 'src/domain/placement.ts'
const PART = 'src/domain/part.ts'
const ADD = 'src/server/usecases/shelf/add-placements.ts'
const PLACEMENTS_TEST = 'test/usecases/shelf/placements.test.ts'
const STOCK = 'src/domain/stock.ts'

/** @type {readonly import('./apply.mjs').Mutant[]} */
export const SHELF_MUTANTS = [
  {
    name: 'a part is rounded in the favour of the hotel',
    file: PART,
    find: 'Math.floor((price * part.permille + SHARE_MAX / 2) / SHARE_MAX)',
    replace: 'Math.floor((price * part.permille) / SHARE_MAX)',
    by: 'test/domain/part.test.ts',
  },
  {
    name: 'a part may be larger than its price',
    file: PART,
    find: 'leftOf(part, price) < 0 ||',
    replace: 'leftOf(part, price) < -price ||',
    by: 'test/domain/part.test.ts',
  },
  {
    name: 'a line is settled by what was agreed after it was delivered',
    file: PART,
    find: 'if (terms.fromMs <= atMs && (found',
    replace: 'if ((found',
    by: 'test/domain/part.test.ts',
  },
  {
    name: 'a price that is to come is the price a day early',
    file: PLACEMENT,
    find: 'return next !== null && next.from <= today ? next.price : price',
    replace: 'return next !== null ? next.price : price',
    by: PLACEMENTS_TEST,
  },
  {
    name: 'what somebody else has changed is written over',
    file: 'src/domain/placement-change.ts',
    find: '!isSame(field, now[field], saw)',
    replace: 'isSame(field, saw, asked)',
    by: 'test/domain/placement-change.test.ts',
  },
  {
    name: 'placements that are sent twice are refused the second time',
    file: ADD,
    find: '    if (known === null) {\n',
    replace: '    if (known === null || known !== null) {\n',
    by: PLACEMENTS_TEST,
  },
  {
    name: 'half of the rows are offered where one is refused',
    file: ADD,
    find: "      if (rows.length > 0) return refuse('invalid', { rows })\n",
    replace: "      if (rows.length > 1) return refuse('invalid', { rows })\n",
    by: PLACEMENTS_TEST,
  },
  {
    name: 'two placements are pinned at once',
    file: 'src/server/usecases/shelf/change-placements.ts',
    find: '    if (to.isPinned && !from.isPinned) await unpinAll(sql, outlet.slug)\n',
    replace: '',
    by: PLACEMENTS_TEST,
  },
  {
    name: 'whatever is not on offer can be ordered',
    file: PLACE,
    find: 'live: isLive(stocked.placement, stocked.product, day),',
    replace: 'live: true,',
  },
  {
    name: 'a product whose halal paper has lapsed can be ordered',
    file: PLACE,
    find: 'live: isLive(stocked.placement, stocked.product, day),',
    replace: 'live: isLive(stocked.placement, { ...stocked.product, halal: {} } as never, day),',
  },
  {
    name: 'a permit that has lapsed is asked about by nobody',
    file: PRODUCT,
    find: "  if (product.permit.validTo !== undefined && product.permit.validTo < today) return 'permit'\n",
    replace: '',
  },
  {
    name: 'a paper does not hold on its last day',
    file: PRODUCT,
    find: 'product.halal.validTo < today',
    replace: 'product.halal.validTo <= today',
  },
  {
    name: 'what was to be sold until yesterday is sold today',
    file: PLACEMENT,
    find: "  if (placement.to !== null && today > placement.to) return 'ended'\n",
    replace: '',
  },
  {
    name: 'a batch past its date is on offer',
    file: STOCK,
    find: 'return batch.onHand > 0 && (batch.bestBefore === null || batch.bestBefore >= today)',
    replace: 'return batch.onHand > 0 && today.length > 0',
  },
  {
    name: 'goods past their date are brought',
    file: STOCK,
    find: '    if (!isSellable(batch, today)) continue\n',
    replace: '',
  },
  {
    name: 'the menu tells of what is not on offer',
    file: MENU,
    find: '.filter(stocked => isLive(stocked.placement, stocked.product, day))',
    replace: '.filter(stocked => stocked.placement.on)',
  },
  {
    name: 'the menu of yesterday is told for as long as nothing is sold',
    file: MENU,
    find: 'if (known?.exact.version === version) return known',
    replace: "if (known?.exact.version.split('-')[0] === version.split('-')[0]) return known as Menus",
  },
  {
    name: 'a menu does not change when something is switched off',
    file: 'src/server/usecases/shelf/change-placements.ts',
    find: '  await renewMenu(sql, outlet)\n',
    replace: '',
  },
  {
    name: 'what cannot be had either is named in the place of what has sold out',
    file: 'src/server/usecases/ordering/alternatives.ts',
    find: ' && shows(stocked, day).inStock)',
    replace: ')',
  },
]
