/**
 * Acts: who did what, when, at which terminal, to what, and what changed. Those of the whole city have '' for an outlet. One row
 * is one act, but for those of which an hour's are counted.
 */
export const acts = `
CREATE TABLE acts (
  outlet TEXT NOT NULL, seq BIGINT NOT NULL, what TEXT NOT NULL, at BIGINT NOT NULL, actor TEXT NOT NULL, who TEXT NOT NULL,
  terminal TEXT NOT NULL, thing TEXT NOT NULL, subject TEXT NOT NULL, times BIGINT NOT NULL, body TEXT NOT NULL,
  PRIMARY KEY (outlet, seq));
CREATE INDEX acts_who ON acts (outlet, who, seq);
CREATE INDEX acts_subject ON acts (outlet, subject, seq);
CREATE INDEX acts_what ON acts (outlet, what, at);
CREATE INDEX acts_at ON acts (outlet, at);
`
