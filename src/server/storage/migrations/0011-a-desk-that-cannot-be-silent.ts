/** What a desk needs that leaves nobody waiting on silence and no money behind, part by part. */

/**
 * Who was told that an order was unseen, by what and when, who is at telling it just now, when a device said that it had arrived there, and when a phone was told that it is over;
 * the same of a desk at which nobody was, by since when; and when each terminal was audible last. And, where officers sign in, what outlets have told of orders unseen there.
 */
const ESCALATIONS = `
CREATE TABLE escalations (
  outlet TEXT NOT NULL, order_id TEXT NOT NULL, rung TEXT NOT NULL, way TEXT NOT NULL, recipient TEXT NOT NULL,
  person TEXT, begun_at BIGINT NOT NULL, tries BIGINT NOT NULL, rests_until BIGINT NOT NULL, taken_at BIGINT, arrived_at BIGINT, reached BIGINT,
  fault TEXT, closed_at BIGINT, PRIMARY KEY (outlet, order_id, rung, way, recipient));
CREATE INDEX escalations_open ON escalations (outlet, order_id) WHERE way = 'push' AND closed_at IS NULL;
CREATE INDEX escalations_awaited ON escalations (outlet, order_id) WHERE way = 'push' AND arrived_at IS NULL AND fault IS NULL;
CREATE TABLE desk_silences (
  outlet TEXT NOT NULL, since BIGINT NOT NULL, rung TEXT NOT NULL, way TEXT NOT NULL, recipient TEXT NOT NULL,
  person TEXT, begun_at BIGINT NOT NULL, tries BIGINT NOT NULL, rests_until BIGINT NOT NULL, taken_at BIGINT, arrived_at BIGINT, reached BIGINT,
  fault TEXT, closed_at BIGINT, PRIMARY KEY (outlet, since, rung, way, recipient));
CREATE INDEX desk_silences_open ON desk_silences (outlet, since) WHERE way = 'push' AND closed_at IS NULL;
CREATE INDEX desk_silences_awaited ON desk_silences (outlet, since) WHERE way = 'push' AND arrived_at IS NULL AND fault IS NULL;
ALTER TABLE presences ADD COLUMN heard_at BIGINT;
CREATE TABLE outlet_troubles (
  outlet TEXT NOT NULL, unseen BIGINT NOT NULL, since BIGINT NOT NULL, heard_at BIGINT NOT NULL, PRIMARY KEY (outlet));
`

/**
 * Payments: the steps of each kwitansi's, under the id that a device gave them where one did, numbered by kwitansi; the last is how it
 * stands. Of a kwitansi without one, its entry says how it was issued. And what stood open when each business day was stated, and when
 * it was stated again.
 */
const PAYMENTS = `
CREATE TABLE payments (
  outlet TEXT NOT NULL, number BIGINT NOT NULL, place BIGINT NOT NULL, deed TEXT, step TEXT NOT NULL, state TEXT NOT NULL,
  said TEXT, why TEXT, total BIGINT NOT NULL, cash BIGINT NOT NULL, at BIGINT NOT NULL, made_by TEXT, is_last BIGINT NOT NULL,
  is_open BIGINT NOT NULL, PRIMARY KEY (outlet, number, place));
CREATE UNIQUE INDEX payments_deed ON payments (outlet, deed);
CREATE INDEX payments_at ON payments (outlet, at);
CREATE INDEX payments_open ON payments (outlet, number) WHERE is_open = 1;
CREATE TABLE nights (
  outlet TEXT NOT NULL, date TEXT NOT NULL, number BIGINT NOT NULL, back BIGINT NOT NULL, total BIGINT NOT NULL, cash BIGINT NOT NULL, qris BIGINT NOT NULL,
  posted BIGINT NOT NULL, waived BIGINT NOT NULL, open BIGINT NOT NULL, left_count BIGINT NOT NULL,
  left_rupiah BIGINT NOT NULL, untold_count BIGINT NOT NULL, untold_rupiah BIGINT NOT NULL,
  PRIMARY KEY (outlet, date, number));
`

/** Cash of a clerk's shift: what was in the drawer at first, what was counted at its end, and what the book said then. */
const DRAWERS = `
CREATE TABLE drawers (
  outlet TEXT NOT NULL, drawer TEXT NOT NULL, clerk TEXT NOT NULL, opened_at BIGINT NOT NULL, opening BIGINT NOT NULL,
  closed_at BIGINT, counted BIGINT, book BIGINT, reason TEXT, PRIMARY KEY (outlet, drawer));
CREATE INDEX drawers_opened ON drawers (outlet, opened_at);
CREATE INDEX drawers_clerk ON drawers (outlet, clerk, opened_at);
`

/**
 * Browsers that are told when their page is closed, each by whose it is, until when, and the session in which it began to be.
 * Of each channel (a browser, a gateway): what is asked of a person to show that it reaches them, when somebody did, when it failed.
 */
const CHANNELS = `
CREATE TABLE push_addresses (
  outlet TEXT NOT NULL, browser TEXT NOT NULL, person TEXT NOT NULL, session TEXT NOT NULL, language TEXT NOT NULL,
  endpoint TEXT NOT NULL, p256dh TEXT NOT NULL, auth TEXT NOT NULL, expires_at BIGINT NOT NULL,
  PRIMARY KEY (outlet, browser));
CREATE TABLE channels (
  outlet TEXT NOT NULL, recipient TEXT NOT NULL, code TEXT, asked_at BIGINT, proved_at BIGINT, failed_at BIGINT, fault TEXT,
  PRIMARY KEY (outlet, recipient));
`

/** Who is on duty, by the week. */
const DUTIES = `
CREATE TABLE duties (
  outlet TEXT NOT NULL, line BIGINT NOT NULL, days TEXT NOT NULL, from_hour BIGINT NOT NULL, to_hour BIGINT NOT NULL,
  first_person TEXT NOT NULL, second_person TEXT, PRIMARY KEY (outlet, line));
`

/**
 * By what documents are found: how a kwitansi was paid when it was issued and what it comes to, and, as long as its paper is known
 * whole, of which room and by whose hand. A release before this one writes none of it: it is noted from the entry, and from what the
 * paper shows.
 */
const FOUND_BY = `
ALTER TABLE documents ADD COLUMN payment TEXT;
ALTER TABLE documents ADD COLUMN total BIGINT;
ALTER TABLE documents ADD COLUMN room TEXT;
ALTER TABLE documents ADD COLUMN clerk TEXT;
CREATE INDEX documents_room ON documents (outlet, room) WHERE room IS NOT NULL;
CREATE INDEX documents_clerk ON documents (outlet, clerk) WHERE clerk IS NOT NULL;
CREATE INDEX documents_unnoted ON documents (outlet, number) WHERE total IS NULL;
`

/**
 * When a backup was found to have been put back: how many documents it had, and when something was last done in it; and when nothing
 * was in doubt any more. What of it somebody has said to be as it stands here.
 */
const RESTORED = `
CREATE TABLE restorations (
  outlet TEXT NOT NULL, found_at BIGINT NOT NULL, documents BIGINT NOT NULL, as_of BIGINT, settled_at BIGINT,
  PRIMARY KEY (outlet, found_at));
CREATE TABLE settled_doubts (
  outlet TEXT NOT NULL, found_at BIGINT NOT NULL, doubt TEXT NOT NULL, subject TEXT NOT NULL, at BIGINT NOT NULL,
  PRIMARY KEY (outlet, found_at, doubt, subject));
`

/** What day statements show of shelves, for whoever asks in how many rooms there are as many kinds as are asked. */
const SHOWN_DAYS = `
CREATE TABLE shown_days (
  outlet TEXT NOT NULL, day TEXT NOT NULL, number BIGINT NOT NULL, part BIGINT NOT NULL, parts BIGINT NOT NULL,
  replaces BIGINT NOT NULL, units BIGINT, had TEXT NOT NULL, lacked TEXT NOT NULL, PRIMARY KEY (outlet, day, number));
`

export const aDeskThatCannotBeSilent = [
  ...[ESCALATIONS, PAYMENTS, DRAWERS, CHANNELS, DUTIES, FOUND_BY],
  RESTORED,
  SHOWN_DAYS,
].join('\n')
