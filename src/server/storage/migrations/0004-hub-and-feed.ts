/**
 * What a hub keeps beside the logs it mirrors: checkpoints that entries may still come for, what speaks of two histories,
 * and by which hash a paper's link is known; and what an outlet keeps of its hub: the signed register. And the feed: who is told of documents, and what they have not taken yet.
 */
export const hubAndFeed = `
CREATE TABLE pendings (
  outlet TEXT NOT NULL, size BIGINT NOT NULL, root TEXT NOT NULL, note TEXT NOT NULL, PRIMARY KEY (outlet, size));
CREATE TABLE forks (
  outlet TEXT NOT NULL, size BIGINT NOT NULL, root TEXT NOT NULL, note TEXT NOT NULL, at BIGINT NOT NULL,
  proven_at BIGINT, seen TEXT, PRIMARY KEY (outlet, size, root));
CREATE TABLE papers (
  outlet TEXT NOT NULL, number BIGINT NOT NULL, token_hash TEXT NOT NULL, PRIMARY KEY (outlet, number));
CREATE TABLE log_registers (hub TEXT PRIMARY KEY, note TEXT NOT NULL, at BIGINT NOT NULL);

CREATE TABLE webhooks (
  outlet TEXT NOT NULL, hook TEXT NOT NULL, url TEXT NOT NULL, number BIGINT NOT NULL, made_at BIGINT NOT NULL,
  ended_at BIGINT, rests_until BIGINT NOT NULL, PRIMARY KEY (outlet, hook));
CREATE TABLE webhook_messages (
  outlet TEXT NOT NULL, hook TEXT NOT NULL, number BIGINT NOT NULL, tries BIGINT NOT NULL, next_at BIGINT,
  fault TEXT NOT NULL, PRIMARY KEY (outlet, hook, number));
CREATE INDEX webhook_messages_next ON webhook_messages (next_at, outlet) WHERE next_at IS NOT NULL;
`
