/** Ways in which papers of goods move what they should not, or not what they should. */
const COUNT = 'test/usecases/goods/count.test.ts'
const PAPERS = 'test/usecases/goods/papers.test.ts'

/** @type {readonly import('./apply.mjs').Mutant[]} */
export const GOODS_MUTANTS = [
  {
    name: 'a correction of since is taken for goods that moved',
    file: 'src/server/usecases/goods/count-stock.ts',
    find: " && one.kind !== 'corrected')",
    replace: ')',
    by: COUNT,
  },
  {
    name: 'goods on their way are missed on the rack',
    file: 'src/domain/counting.ts',
    find: 'const book = onHand - moved - away',
    replace: 'const book = onHand - moved',
    by: COUNT,
  },
  {
    name: 'what moved since it was counted is taken off twice',
    file: 'src/domain/counting.ts',
    find: 'const book = onHand - moved - away',
    replace: 'const book = onHand - away',
    by: COUNT,
  },
  {
    name: 'a paper that is sent again moves its goods again',
    file: 'src/server/usecases/goods/write-note.ts',
    find: "if (known !== null && known.content !== content) return refuse('note-mismatch')",
    replace: '',
    by: PAPERS,
  },
  {
    name: 'a counter-note takes more than is there',
    file: 'src/domain/goods-note.ts',
    find: 'Math.max(-line.quantity, -levels.onHand(line.placement, line.batch))',
    replace: '-line.quantity',
    by: PAPERS,
  },
  {
    name: 'what is past its date comes in',
    file: 'src/domain/receiving.ts',
    find: "  if (isPast(bestBefore, today)) return { fault: 'past', bestBefore }\n",
    replace: '',
    by: PAPERS,
  },
]
