/**
 * What each order writes lies together, at the end of a table or among the few rows that are open, instead of one page
 * here and there for every stay and every placement it names. A ledger row names the one before it of its placement
 * (0: there is none), a placement names its last; rows that name none, of a release that knows nothing of it, are found
 * by an index of their own. An index taken away takes no answer away.
 */
export const hotRows = `
ALTER TABLE placements ADD COLUMN last_entry BIGINT NOT NULL DEFAULT 0;
ALTER TABLE stock_entries ADD COLUMN previous BIGINT;
CREATE INDEX stock_entries_unchained ON stock_entries (outlet, placement, seq) WHERE previous IS NULL;
DROP INDEX stock_entries_placement;

CREATE INDEX orders_open_stay ON orders (outlet, stay, received_at) WHERE is_open = 1;
CREATE INDEX orders_closed_stay ON orders (outlet, stay, received_at) WHERE is_open = 0;
DROP INDEX orders_open;
DROP INDEX orders_stay;
`
