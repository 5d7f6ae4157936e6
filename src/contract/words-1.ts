/**
 * The closed sets of words that clients of contract 1 know, written out here and nobody else's: a payment, a state or a
 * reason that is added to the house is none of theirs.
 */
export const WORDS_1 = {
  payment: ['room', 'cash', 'none'],
  voidReason: ['not-received', 'wrong-item', 'damaged', 'wrong-guest', 'test', 'other'],
  orderState: ['placed', 'acknowledged', 'dispatched', 'delivered', 'declined', 'cancelled'],
  declineReason: ['out-of-stock', 'damaged', 'closed', 'guest-changed-mind', 'unreachable', 'other'],
  documentKind: ['kwitansi', 'void', 'day'],
  terms: ['consigned', 'bought', 'complimentary'],
  seal: ['waiting', 'sealed', 'witnessed'],
  event: ['order', 'stay', 'rooms', 'menu', 'desk'],
  outletKind: ['hotel', 'restaurant', 'mall'],
  roomKind: ['room', 'table', 'counter'],
  role: ['clerk', 'manager'],
  category: ['sea', 'garden', 'kitchen', 'drink', 'cloth', 'craft'],
  // biome-ignore format: one list
  allergen: [
    'gluten', 'egg', 'fish', 'crustacean', 'mollusc', 'peanut', 'soy', 'milk', 'tree-nut', 'sulphite', 'sesame',
  ],
  permit: ['P-IRT', 'BPOM', 'exempt'],
  halal: ['certified', 'in-process', 'not-halal', 'not-food'],
  care: ['strong-smell', 'no-infants', 'checked-luggage', 'eat-soon', 'keep-frozen', 'no-health-claim'],
  netUnit: ['g', 'ml', 'm', 'sheet', 'piece', 'pair'],
  zone: ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'],
  movement: ['in', 'reserved', 'released', 'sold', 'returned', 'damaged', 'expired', 'corrected'],
  stage: ['issued', 'sealed', 'mirrored', 'counted'],
  evaluationUnit: ['room-night', 'table-day', 'counter-day', 'mixed'],
  // biome-ignore format: one list
  problem: [
    'invalid', 'not-json', 'too-large', 'not-found', 'method-not-allowed', 'unsupported-media-type',
    'unsupported-contract', 'wrong-origin', 'unknown-outlet', 'unknown-room', 'unknown-order', 'unknown-document',
    'unknown-placement', 'session-required', 'auditor-required', 'wrong-pin', 'terminal-required', 'not-allowed',
    'wrong-code', 'stay-code-required', 'stay-code-wrong', 'confirmation-pending', 'no-stay', 'room-occupied',
    'room-exists', 'open-orders', 'order-mismatch', 'price-changed', 'sold-out', 'cancelled', 'wrong-state',
    'stock-short', 'already-voided', 'stay-ended', 'too-many', 'fault', 'log-incomplete', 'busy',
  ],
} as const
