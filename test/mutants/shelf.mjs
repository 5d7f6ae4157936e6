/** Ways in which what is told to be on offer and what is sold come apart. The simulation must find each. */
const MENU = 'src/server/usecases/shelf/read-menu.ts'
const PLACE = 'src/server/usecases/ordering/place-order.ts'
const PRODUCT = 'src/domain/product.ts'
const PLACEMENT = 'src/domain/placement.ts'
const STOCK = 'src/domain/stock.ts'

/** @type {readonly import('./apply.mjs').Mutant[]} */
export const SHELF_MUTANTS = [
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
    find: '  if (placement.to !== null && today > placement.to) return false\n',
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
    file: 'src/server/usecases/shelf/manage-placements.ts',
    find: '    await renewMenu(sql, outlet)\n',
    replace: '',
  },
  {
    name: 'what cannot be had either is named in the place of what has sold out',
    file: 'src/server/usecases/ordering/alternatives.ts',
    find: ' && shows(stocked, day).inStock)',
    replace: ')',
  },
]
