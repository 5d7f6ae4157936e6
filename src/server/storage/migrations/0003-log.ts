/**
 * The log: of each outlet its tree as tiles (Base 64), its checkpoints and its keys, and who may read entries. A tile's row grows until it is full; nothing else of the tree is ever written again.
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
`
