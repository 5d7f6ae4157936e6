/**
 * How far each reader of the log is at each outlet, all of them in one table: the number of the last entry that its own
 * tables hold, and by which version of an entry it was stopped (0: by none). Whose recipient a row of webhooks is, for
 * more than webhooks tell others (empty: theirs).
 *
 * Acts: who did what, when, at which terminal, to what, and what changed. Those of the whole city have '' for an outlet. One
 * row is one act, but for those of which an hour's are counted.
 *
 * Documents that were lost, and their loss accepted: up to which one where a key took over, and which generation began there.
 *
 * What people may do, as words with spaces between (nothing: what comes with their role), and since when they are no more.
 * How they come in. Passkeys by the id that their device made, of the agency where the outlet is ''; each opens at one host.
 * Passes that enrol them, by the hash of their code. Challenges that were answered, each once, until they would have run out.
 */
export const readersActsLossesPeople = `
CREATE TABLE fold_cursors (
  outlet TEXT NOT NULL, fold TEXT NOT NULL, number BIGINT NOT NULL, stopped_by BIGINT NOT NULL,
  PRIMARY KEY (outlet, fold));
ALTER TABLE webhooks ADD COLUMN teller TEXT;
CREATE TABLE acts (
  outlet TEXT NOT NULL, seq BIGINT NOT NULL, what TEXT NOT NULL, at BIGINT NOT NULL, actor TEXT NOT NULL, who TEXT NOT NULL,
  terminal TEXT NOT NULL, thing TEXT NOT NULL, subject TEXT NOT NULL, times BIGINT NOT NULL, body TEXT NOT NULL,
  PRIMARY KEY (outlet, seq));
CREATE INDEX acts_who ON acts (outlet, who, seq);
CREATE INDEX acts_subject ON acts (outlet, subject, seq);
CREATE INDEX acts_what ON acts (outlet, what, at);
CREATE INDEX acts_at ON acts (outlet, at);
ALTER TABLE log_keys ADD COLUMN lost_to BIGINT;
ALTER TABLE log_keys ADD COLUMN generation BIGINT NOT NULL DEFAULT 1;
ALTER TABLE logs ADD COLUMN generation BIGINT NOT NULL DEFAULT 1;
ALTER TABLE officers ADD COLUMN rights TEXT;
ALTER TABLE officers ADD COLUMN ended_at BIGINT;
ALTER TABLE staff ADD COLUMN rights TEXT;
ALTER TABLE staff ADD COLUMN ended_at BIGINT;
CREATE TABLE passkeys (
  credential TEXT NOT NULL, outlet TEXT NOT NULL, person TEXT NOT NULL, handle TEXT NOT NULL, public_key TEXT NOT NULL,
  counter BIGINT NOT NULL, host TEXT NOT NULL, device TEXT NOT NULL, is_backed_up BIGINT NOT NULL, made_at BIGINT NOT NULL,
  used_at BIGINT, ended_at BIGINT,
  PRIMARY KEY (credential));
CREATE INDEX passkeys_person ON passkeys (outlet, person);
CREATE TABLE passes (
  code_hash TEXT NOT NULL, outlet TEXT NOT NULL, person TEXT NOT NULL, made_by TEXT NOT NULL, expires_at BIGINT NOT NULL,
  PRIMARY KEY (code_hash));
CREATE INDEX passes_person ON passes (outlet, person);
CREATE TABLE spent_challenges (challenge TEXT NOT NULL, expires_at BIGINT NOT NULL, PRIMARY KEY (challenge));
`
