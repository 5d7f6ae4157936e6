/**
 * What keeps strangers from the door: a PIN's tries by person and terminal (until when their allowance is spent, and whether
 * that person has signed in there), PINs hashed under a key that no copy of the database holds, beside the hash that
 * the release before knows; and the ids a stay was refused, so that they can be counted.
 *
 * And what guards a city against its surroundings: facts of the whole city, a row each (which city this is, by which master
 * key its codes were made, when the disk last took what was written).
 */
export const guards = `
ALTER TABLE staff ADD COLUMN peppered_hash TEXT;
ALTER TABLE officers ADD COLUMN peppered_hash TEXT;
CREATE TABLE pin_tries (
  outlet TEXT NOT NULL, person TEXT NOT NULL, terminal TEXT NOT NULL, spent_until BIGINT NOT NULL, known_at BIGINT,
  PRIMARY KEY (outlet, person, terminal));
CREATE INDEX verdicts_refused ON verdicts (outlet, stay) WHERE refusal IS NOT NULL;

CREATE TABLE city_facts (name TEXT PRIMARY KEY, value TEXT NOT NULL);
`
