/** What a city needs to be run from its screens, part by part. */

/**
 * People: what a person is called now, where a name is one of before; when they were last heard. Where a session was opened, by
 * which enrolled device, and when it and the device were last heard; who ended a device.
 */
const PEOPLE = `
ALTER TABLE officers ADD COLUMN renamed_to TEXT;
ALTER TABLE officers ADD COLUMN heard_at BIGINT;
ALTER TABLE staff ADD COLUMN renamed_to TEXT;
ALTER TABLE staff ADD COLUMN heard_at BIGINT;
ALTER TABLE officer_sessions ADD COLUMN device TEXT;
ALTER TABLE officer_sessions ADD COLUMN created_at BIGINT;
ALTER TABLE officer_sessions ADD COLUMN heard_at BIGINT;
ALTER TABLE sessions ADD COLUMN enrolled TEXT;
ALTER TABLE sessions ADD COLUMN heard_at BIGINT;
ALTER TABLE devices ADD COLUMN ended_by TEXT;
ALTER TABLE devices ADD COLUMN heard_at BIGINT;
`

/** When and by what whoever is signed in showed last who they are (nothing: when they came in, by PIN); since when their desk is locked. */
const PROOFS = `
ALTER TABLE sessions ADD COLUMN proved_at BIGINT;
ALTER TABLE sessions ADD COLUMN proved_by TEXT;
ALTER TABLE sessions ADD COLUMN locked_at BIGINT;
ALTER TABLE officer_sessions ADD COLUMN proved_at BIGINT;
`

/**
 * The agency's register: which version of a maker, a product or an outlet stands there; whom the agency writes to; every change
 * of it, field by field; and which of a hotel's own products is counted as another.
 */
const REGISTER = `
ALTER TABLE sellers ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
ALTER TABLE sellers ADD COLUMN contact TEXT;
ALTER TABLE products ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
ALTER TABLE outlets ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
CREATE TABLE register_changes (
  thing TEXT NOT NULL, subject TEXT NOT NULL, version BIGINT NOT NULL, at BIGINT NOT NULL, officer TEXT NOT NULL,
  deed TEXT NOT NULL, body TEXT NOT NULL,
  PRIMARY KEY (thing, subject, version));
CREATE TABLE product_aliases (
  product TEXT NOT NULL, stands_for TEXT NOT NULL, at BIGINT NOT NULL,
  PRIMARY KEY (product));
`

/**
 * The agency's log: its entries, and what opens their hashes. By the log's name, for a database may have followed one and keep
 * another; tables of its own, for whoever reads those of outlets' logs takes each row for an outlet's.
 */
const AGENCY_LOG = `
CREATE TABLE agency_logs (
  origin TEXT PRIMARY KEY, standing TEXT NOT NULL, issued BIGINT NOT NULL, size BIGINT NOT NULL, root TEXT NOT NULL,
  signed_size BIGINT NOT NULL, signed TEXT NOT NULL, awaits BIGINT NOT NULL, passed_over BIGINT, heard_at BIGINT);
CREATE TABLE agency_keys (
  origin TEXT NOT NULL, vkey TEXT NOT NULL, since BIGINT NOT NULL, until BIGINT, position BIGINT NOT NULL,
  PRIMARY KEY (origin, vkey));
CREATE TABLE agency_tiles (
  origin TEXT NOT NULL, level BIGINT NOT NULL, tile BIGINT NOT NULL, hashes TEXT NOT NULL,
  PRIMARY KEY (origin, level, tile));
CREATE TABLE agency_entries (
  origin TEXT NOT NULL, number BIGINT NOT NULL, deed TEXT NOT NULL, subject TEXT NOT NULL, entry TEXT NOT NULL,
  at BIGINT NOT NULL, PRIMARY KEY (origin, number));
CREATE INDEX agency_entries_subject ON agency_entries (origin, subject, number);
CREATE TABLE agency_openings (
  origin TEXT NOT NULL, number BIGINT NOT NULL, field TEXT NOT NULL, salt TEXT NOT NULL, value TEXT NOT NULL,
  at BIGINT NOT NULL, PRIMARY KEY (origin, number, field));
CREATE INDEX agency_openings_at ON agency_openings (at);
CREATE TABLE agency_faults (
  origin TEXT NOT NULL, fault TEXT NOT NULL, size BIGINT NOT NULL, root TEXT NOT NULL, note TEXT NOT NULL, held TEXT NOT NULL,
  at BIGINT NOT NULL, mended_at BIGINT, PRIMARY KEY (origin, fault, size, root));
`

/** What outlets tell their hub beside their logs: when each was told last, and what each has noticed of the agency's log. */
const TOLD = `
CREATE TABLE outlet_tellings (
  outlet TEXT NOT NULL, what TEXT NOT NULL, at BIGINT NOT NULL, PRIMARY KEY (outlet, what));
CREATE TABLE noticed_faults (
  outlet TEXT NOT NULL, fault TEXT NOT NULL, ever BIGINT NOT NULL, open BIGINT NOT NULL, since BIGINT NOT NULL,
  PRIMARY KEY (outlet, fault));
`

/**
 * Placements: which stands first, what of the price is the maker's (a share in thousandths, or a sum a piece), and what both
 * are from a day on. What was agreed since when, for whoever settles later. Requests of the shelf by the id that their device
 * made: one that comes twice is done once.
 */
const SHELF = `
ALTER TABLE placements ADD COLUMN is_pinned BIGINT NOT NULL DEFAULT 0;
ALTER TABLE placements ADD COLUMN share BIGINT;
ALTER TABLE placements ADD COLUMN sum BIGINT;
ALTER TABLE placements ADD COLUMN next_from TEXT;
ALTER TABLE placements ADD COLUMN next_price BIGINT;
ALTER TABLE placements ADD COLUMN next_share BIGINT;
ALTER TABLE placements ADD COLUMN next_sum BIGINT;
CREATE TABLE placement_terms (
  outlet TEXT NOT NULL, placement TEXT NOT NULL, from_at BIGINT NOT NULL, price BIGINT NOT NULL, share BIGINT, sum BIGINT,
  PRIMARY KEY (outlet, placement, from_at));
CREATE TABLE shelf_requests (
  outlet TEXT NOT NULL, request TEXT NOT NULL, body_hash TEXT NOT NULL, at BIGINT NOT NULL,
  PRIMARY KEY (outlet, request));
`

/**
 * Papers of goods: delivery notes, counts, what was written off or given back, by the id that the device made, numbered by
 * outlet and year; each is taken back by one at most. Their lines. Which placement a bar code means at an outlet.
 */
const GOODS = `
CREATE TABLE goods_notes (
  outlet TEXT NOT NULL, note TEXT NOT NULL, kind TEXT NOT NULL, year BIGINT NOT NULL, number BIGINT NOT NULL,
  content TEXT NOT NULL, seller TEXT, their_number TEXT, takes_back TEXT, reason TEXT, remark TEXT, made_by TEXT,
  made_at BIGINT NOT NULL, line_count BIGINT NOT NULL, pieces BIGINT NOT NULL, found_by TEXT NOT NULL,
  PRIMARY KEY (outlet, note));
CREATE UNIQUE INDEX goods_notes_number ON goods_notes (outlet, year, number);
CREATE UNIQUE INDEX goods_notes_takes_back ON goods_notes (outlet, takes_back);
CREATE INDEX goods_notes_made_at ON goods_notes (outlet, made_at);
CREATE INDEX goods_notes_their_number ON goods_notes (outlet, their_number);
CREATE TABLE goods_lines (
  outlet TEXT NOT NULL, note TEXT NOT NULL, line BIGINT NOT NULL, placement TEXT NOT NULL, batch TEXT NOT NULL,
  best_before TEXT, quantity BIGINT NOT NULL, price BIGINT, counted BIGINT, book BIGINT, missed BIGINT, reason TEXT,
  PRIMARY KEY (outlet, note, line));
CREATE TABLE placement_codes (
  outlet TEXT NOT NULL, code TEXT NOT NULL, placement TEXT NOT NULL, PRIMARY KEY (outlet, code));
`

/**
 * Rooms and the hours of their outlet: the name under which a room's codes are made, where it has another by now; what stood
 * on its card when that was printed last; days on which it is out of order.
 */
const ROOMS = `
ALTER TABLE rooms ADD COLUMN code_name TEXT;
ALTER TABLE rooms ADD COLUMN printed TEXT;
CREATE TABLE closures (
  outlet TEXT NOT NULL, room TEXT NOT NULL, from_date TEXT NOT NULL, to_date TEXT, reason TEXT NOT NULL,
  PRIMARY KEY (outlet, room, from_date));
`

/** What was taken in from sheets, so that it can be undone. */
const SHEETS = `
CREATE TABLE sheet_imports (
  outlet TEXT NOT NULL,
  import_id TEXT NOT NULL,
  sheet TEXT NOT NULL,
  made_by TEXT NOT NULL,
  at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  version TEXT NOT NULL,
  added INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  same INTEGER NOT NULL,
  undone_at BIGINT,
  body TEXT NOT NULL,
  PRIMARY KEY (outlet, import_id)
);
CREATE INDEX sheet_imports_by_time ON sheet_imports (outlet, sheet, at);
`

/** Photographs. */
const PHOTOS = ``

export const aCityFromItsScreens = [
  PEOPLE,
  PROOFS,
  REGISTER,
  AGENCY_LOG,
  TOLD,
  SHELF,
  GOODS,
  ROOMS,
  SHEETS,
  PHOTOS,
].join('\n')
