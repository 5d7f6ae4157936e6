/** Documents that were lost, and their loss accepted: up to which one where a key took over, and which generation began there. */
export const losses = `
ALTER TABLE log_keys ADD COLUMN lost_to BIGINT;
ALTER TABLE log_keys ADD COLUMN generation BIGINT NOT NULL DEFAULT 1;
ALTER TABLE logs ADD COLUMN generation BIGINT NOT NULL DEFAULT 1;
`
