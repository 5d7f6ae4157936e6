/** By which version of entries a log goes on: the newest that whoever mirrors it reads. */
export const entries = `
ALTER TABLE logs ADD COLUMN writes BIGINT NOT NULL DEFAULT 1;
`
