/** Ways to let a screen lie about what was drawn. */
const DRAWN = 'src/client/ui/drawn-text.ts'
const GUARD = 'src/client/ui/guard-text.ts'
const TOTAL = 'src/client/ui/told-total.ts'
const PAGE = 'src/client/guest/first/read-page.ts'

const GUARD_TEST = 'test/client/ui/guard-text.test.tsx'
const TOTAL_TEST = 'test/client/ui/told-total.test.tsx'
const PAGE_TEST = 'test/client/guest/drawn.test.tsx'

/** @type {readonly import('./apply.mjs').Mutant[]} */
export const SCREEN_MUTANTS = [
  {
    name: 'a changed text is written into the node it had',
    file: DRAWN,
    find: '  if (texts.has(node)) {',
    replace: '  if (false as boolean) {',
    by: GUARD_TEST,
  },
  {
    name: 'a translation stays beside what it no longer translates',
    file: DRAWN,
    find: 'if (!own.has(node) && speaks(node)) node.remove()',
    replace: 'if (!own.has(node) && node.nodeType === 3) node.remove()',
    by: GUARD_TEST,
  },
  {
    name: 'a text that goes leaves its translation there',
    file: DRAWN,
    find: '    if (host?.__e) bereft.add(host.__e)',
    replace: '',
    by: GUARD_TEST,
  },
  {
    name: 'only the part of a sentence that changed is told anew',
    file: DRAWN,
    find: '  for (const part of partsOf(drawn)) if (part.type !== null) mendWithin(part)',
    replace: '',
    by: GUARD_TEST,
  },
  {
    name: 'what stands behind a moved text has no place',
    file: DRAWN,
    find: 'return insertBefore.call(this, node, childOf(this, before)) as Child',
    replace: 'return insertBefore.call(this, node, before) as Child',
    by: GUARD_TEST,
  },
  {
    name: 'a choice is what its translated text says',
    file: DRAWN,
    find: "if (value !== undefined) option.setAttribute('value', String(value))",
    replace: '',
    by: GUARD_TEST,
  },
  {
    name: 'another number than was drawn stays',
    file: GUARD,
    find: '    sentence.tell()\n',
    replace: '',
    by: GUARD_TEST,
  },
  {
    name: 'somebody who insists on another number keeps the page busy',
    file: GUARD,
    find: 'TELLINGS_MAX = 4\n',
    replace: 'TELLINGS_MAX = 400\n',
    by: GUARD_TEST,
  },
  {
    name: 'a total is sent, whatever stands on the button',
    file: TOTAL,
    find: 'return wrong.length === 0',
    replace: 'return wrong.length >= 0',
    by: TOTAL_TEST,
  },
  {
    name: 'a wrong total is refused and left there',
    file: TOTAL,
    find: 'spoiltSentence(node)?.tell()',
    replace: 'spoiltSentence(node)',
    by: TOTAL_TEST,
  },
  {
    name: 'prices are read out of a translated page',
    file: PAGE,
    find: 'priceText(price, free) === prices[i]',
    replace: 'priceText(price, free) !== undefined',
    by: PAGE_TEST,
  },
]
