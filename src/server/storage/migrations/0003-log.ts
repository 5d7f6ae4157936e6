/**
 * The log: of each outlet its tree as tiles (Base 64), its checkpoints and its keys, and who may read entries. A tile's
 * row grows until it is full; nothing else of the tree is ever written again. What is counted from it: tallies by
 * business day, with a cursor of their own.
 */
export const log = `
CREATE TABLE logs (
  outlet TEXT PRIMARY KEY, origin TEXT NOT NULL, size BIGINT NOT NULL, root TEXT NOT NULL,
  signed_size BIGINT NOT NULL, signed TEXT NOT NULL, witnessed_size BIGINT NOT NULL, witnessed TEXT NOT NULL,
  awaits BIGINT NOT NULL);
CREATE TABLE log_keys (
  outlet TEXT NOT NULL, vkey TEXT NOT NULL, since BIGINT NOT NULL, until BIGINT, position BIGINT NOT NULL,
  PRIMARY KEY (outlet, vkey));
CREATE TABLE log_tiles (
  outlet TEXT NOT NULL, level BIGINT NOT NULL, tile BIGINT NOT NULL, hashes TEXT NOT NULL,
  PRIMARY KEY (outlet, level, tile));

CREATE TABLE auditors (token_hash TEXT PRIMARY KEY, name TEXT NOT NULL, made_at BIGINT NOT NULL);

CREATE TABLE tallied_cursors (outlet TEXT PRIMARY KEY, number BIGINT NOT NULL);
CREATE TABLE tallied_days (outlet TEXT NOT NULL, day TEXT NOT NULL, number BIGINT NOT NULL, PRIMARY KEY (outlet, day));
CREATE INDEX tallied_days_number ON tallied_days (outlet, number);
CREATE TABLE tallied_products (
  outlet TEXT NOT NULL, day TEXT NOT NULL, product TEXT NOT NULL, terms TEXT NOT NULL, kwitansi BIGINT NOT NULL,
  complimentary BIGINT NOT NULL, voided BIGINT NOT NULL, units BIGINT NOT NULL, rupiah BIGINT NOT NULL,
  PRIMARY KEY (outlet, day, product, terms));
CREATE INDEX counted_lines_occasion ON counted_lines (outlet, occasion, day) WHERE occasion IS NOT NULL;
`
