/**
 * How far each reader of the log is at each outlet, all of them in one table: the number of the last entry that its own
 * tables hold, and by which version of an entry it was stopped (0: by none). And whose recipient a row of webhooks is, for
 * more than webhooks tell others (empty: theirs).
 */
export const folds = `
CREATE TABLE fold_cursors (
  outlet TEXT NOT NULL, fold TEXT NOT NULL, number BIGINT NOT NULL, stopped_by BIGINT NOT NULL,
  PRIMARY KEY (outlet, fold));
ALTER TABLE webhooks ADD COLUMN teller TEXT;
`
