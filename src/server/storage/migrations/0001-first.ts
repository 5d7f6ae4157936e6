/** The first schema. Times are milliseconds UTC, dates are `YYYY-MM-DD`, bodies are JSON, money is whole rupiah. */
export const first = `
CREATE TABLE sellers (seller TEXT PRIMARY KEY, body TEXT NOT NULL);
CREATE TABLE products (product TEXT PRIMARY KEY, seller TEXT NOT NULL, category TEXT NOT NULL, body TEXT NOT NULL);
CREATE TABLE officers (name TEXT PRIMARY KEY, pin_hash TEXT NOT NULL);
CREATE TABLE officer_sessions (
  token_hash TEXT PRIMARY KEY, name TEXT NOT NULL, expires_at BIGINT NOT NULL);

CREATE TABLE outlets (outlet TEXT PRIMARY KEY, body TEXT NOT NULL);
CREATE TABLE counters (
  outlet TEXT NOT NULL, name TEXT NOT NULL, value BIGINT NOT NULL, PRIMARY KEY (outlet, name));
CREATE TABLE rooms (
  outlet TEXT NOT NULL, room TEXT NOT NULL, kind TEXT NOT NULL, floor BIGINT NOT NULL,
  generation BIGINT NOT NULL, code_hash TEXT NOT NULL, position BIGINT NOT NULL,
  PRIMARY KEY (outlet, room), UNIQUE (outlet, code_hash));
CREATE TABLE staff (
  outlet TEXT NOT NULL, name TEXT NOT NULL, role TEXT NOT NULL, pin_hash TEXT NOT NULL, PRIMARY KEY (outlet, name));
CREATE TABLE devices (
  outlet TEXT NOT NULL, token_hash TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, room TEXT,
  enrolled_at BIGINT NOT NULL, enrolled_by TEXT NOT NULL, ended_at BIGINT, PRIMARY KEY (outlet, token_hash));
CREATE TABLE enrolments (
  outlet TEXT NOT NULL, code_hash TEXT NOT NULL, kind TEXT NOT NULL, room TEXT, made_by TEXT NOT NULL,
  expires_at BIGINT NOT NULL, PRIMARY KEY (outlet, code_hash));

CREATE TABLE stays (
  outlet TEXT NOT NULL, stay TEXT NOT NULL, room TEXT NOT NULL, checked_in_at BIGINT NOT NULL,
  checked_out_at BIGINT, leaves_at BIGINT, salt TEXT, PRIMARY KEY (outlet, stay));
CREATE UNIQUE INDEX stays_now ON stays (outlet, room) WHERE checked_out_at IS NULL;
CREATE INDEX stays_ended ON stays (outlet, checked_out_at);
CREATE TABLE sessions (
  outlet TEXT NOT NULL, token_hash TEXT NOT NULL, role TEXT NOT NULL, stay TEXT, staff TEXT, device TEXT,
  created_at BIGINT NOT NULL, expires_at BIGINT NOT NULL, PRIMARY KEY (outlet, token_hash));
CREATE INDEX sessions_stay ON sessions (outlet, stay);
CREATE TABLE wrong_codes (outlet TEXT NOT NULL, room TEXT NOT NULL, at BIGINT NOT NULL);
CREATE INDEX wrong_codes_room ON wrong_codes (outlet, room, at);
CREATE TABLE confirmations (
  outlet TEXT NOT NULL, id TEXT NOT NULL, room TEXT NOT NULL, secret_hash TEXT NOT NULL, match TEXT NOT NULL,
  asked_at BIGINT NOT NULL, allowed_stay TEXT, answered_at BIGINT, PRIMARY KEY (outlet, id));

CREATE TABLE placements (
  outlet TEXT NOT NULL, placement TEXT NOT NULL, product TEXT NOT NULL, terms TEXT NOT NULL, price BIGINT NOT NULL,
  rack TEXT NOT NULL, is_on BIGINT NOT NULL, from_date TEXT, to_date TEXT, position BIGINT NOT NULL,
  reserved BIGINT NOT NULL DEFAULT 0, PRIMARY KEY (outlet, placement));
-- A day statement names a product once for each of its terms.
CREATE UNIQUE INDEX placements_product ON placements (outlet, product, terms);
CREATE TABLE batches (
  outlet TEXT NOT NULL, placement TEXT NOT NULL, batch TEXT NOT NULL, best_before TEXT, on_hand BIGINT NOT NULL,
  PRIMARY KEY (outlet, placement, batch));
CREATE TABLE stock_entries (
  outlet TEXT NOT NULL, seq BIGINT NOT NULL, placement TEXT NOT NULL, kind TEXT NOT NULL, batch TEXT,
  quantity BIGINT NOT NULL, at BIGINT NOT NULL, order_id TEXT, made_by TEXT, note TEXT, PRIMARY KEY (outlet, seq));
CREATE INDEX stock_entries_placement ON stock_entries (outlet, placement, seq);
CREATE TABLE showings (
  outlet TEXT NOT NULL, placement TEXT NOT NULL, at BIGINT NOT NULL, live BIGINT NOT NULL, in_stock BIGINT NOT NULL,
  PRIMARY KEY (outlet, placement, at));

CREATE TABLE orders (
  outlet TEXT NOT NULL, order_id TEXT NOT NULL, stay TEXT NOT NULL, state TEXT NOT NULL, is_open BIGINT NOT NULL,
  received_at BIGINT NOT NULL, total BIGINT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (outlet, order_id));
CREATE INDEX orders_stay ON orders (outlet, stay, received_at);
CREATE INDEX orders_open ON orders (outlet, received_at) WHERE is_open = 1;
CREATE TABLE verdicts (
  outlet TEXT NOT NULL, order_id TEXT NOT NULL, stay TEXT NOT NULL, fingerprint TEXT, refusal TEXT,
  at BIGINT NOT NULL, PRIMARY KEY (outlet, order_id));
CREATE TABLE events (
  outlet TEXT NOT NULL, seq BIGINT NOT NULL, kind TEXT NOT NULL, stay TEXT, subject TEXT NOT NULL,
  at BIGINT NOT NULL, PRIMARY KEY (outlet, seq));
CREATE TABLE presences (
  outlet TEXT NOT NULL, terminal TEXT NOT NULL, at BIGINT NOT NULL, sound BIGINT NOT NULL, visible BIGINT NOT NULL,
  PRIMARY KEY (outlet, terminal));

CREATE TABLE documents (
  outlet TEXT NOT NULL, number BIGINT NOT NULL, kind TEXT NOT NULL, entry TEXT NOT NULL, issued_at BIGINT NOT NULL,
  day TEXT NOT NULL, order_id TEXT, stay TEXT, detail TEXT, detail_salt TEXT, voided_by BIGINT,
  PRIMARY KEY (outlet, number));
CREATE INDEX documents_day ON documents (outlet, day);
CREATE TABLE days (outlet TEXT NOT NULL, date TEXT NOT NULL, number BIGINT NOT NULL, PRIMARY KEY (outlet, date));

CREATE TABLE counted_cursors (outlet TEXT PRIMARY KEY, number BIGINT NOT NULL);
CREATE TABLE counted_lines (
  outlet TEXT NOT NULL, number BIGINT NOT NULL, line BIGINT NOT NULL, day TEXT NOT NULL, product TEXT NOT NULL,
  seller TEXT NOT NULL, terms TEXT NOT NULL, quantity BIGINT NOT NULL, amount BIGINT NOT NULL, occasion TEXT,
  voided BIGINT NOT NULL, PRIMARY KEY (outlet, number, line));
CREATE INDEX counted_lines_day ON counted_lines (outlet, day);
CREATE TABLE counted_exposure (
  outlet TEXT NOT NULL, day TEXT NOT NULL, product TEXT NOT NULL, terms TEXT NOT NULL, seller TEXT NOT NULL,
  occupied BIGINT NOT NULL, live_minutes BIGINT NOT NULL, in_stock_minutes BIGINT NOT NULL,
  PRIMARY KEY (outlet, day, product, terms));
`
