/** Ways in which somebody comes in, or may do, who should not. */
const CHALLENGES = 'src/server/usecases/people/challenges.ts'
const PASSKEYS = 'src/server/usecases/people/passkeys.ts'
const PASSES = 'src/server/storage/statements/people/passes.ts'
const SPENT = 'src/server/storage/statements/people/passkeys.ts'
const LOOKED = 'src/server/passkeys.ts'
const CALLERS = 'src/server/routes/callers.ts'
const by = 'test/server/passkeys.test.ts'

/** @type {readonly import('./apply.mjs').Mutant[]} */
export const PEOPLE_MUTANTS = [
  {
    name: 'a challenge is taken for whatever it was made',
    file: CHALLENGES,
    find: "keys.mac('challenge', purpose, head)",
    replace: "keys.mac('challenge', head)",
    by,
  },
  {
    name: 'anybody makes challenges',
    file: CHALLENGES,
    find: '  if (mac !== macOf(world, purpose, [ends, nonce].join(SEPARATOR))) return null\n',
    replace: '',
    by,
  },
  {
    name: 'a challenge never runs out',
    file: CHALLENGES,
    find: 'Number(ends) > world.clock.now() ? Number(ends) : null',
    replace: 'Number(ends)',
    by,
  },
  {
    name: 'a challenge may be answered twice',
    file: SPENT,
    find: '  return added === 1\n',
    replace: '  return added >= 0\n',
    by,
  },
  {
    name: 'a pass is not used up',
    file: PASSES,
    find: "  const taken = await sql.run('DELETE FROM passes WHERE code_hash = ?', [codeHash])\n",
    replace: '  const taken = 1\n',
    by,
  },
  {
    name: 'a pass never runs out',
    file: PASSES,
    find: 'WHERE code_hash = ? AND expires_at > ?`, [\n    codeHash,\n    nowMs,',
    replace: 'WHERE code_hash = ? AND expires_at > ?`, [\n    codeHash,\n    0,',
    by,
  },
  {
    name: 'the pass before goes on beside the newer one',
    file: PASSES,
    find: '  await endPassesOf(sql, pass)\n',
    replace: '',
    by,
  },
  {
    name: 'a device signs without having looked at its person',
    file: LOOKED,
    find: 'requireUserVerification: true',
    replace: 'requireUserVerification: false',
    by,
  },
  {
    name: 'a passkey opens for another page than the one it was asked on',
    file: LOOKED,
    find: 'expectedOrigin: party.origin,',
    replace: "expectedOrigin: [party.origin, 'https://etalase.test.evil.example', 'http://etalase.test'],",
    by,
  },
  {
    name: 'a passkey that was ended goes on',
    file: PASSKEYS,
    find: 'now?.endedAt === null ? await findMember(sql, now)',
    replace: 'now !== null ? await findMember(sql, now)',
    by,
  },
  {
    name: 'what was made at another host opens here',
    file: PASSKEYS,
    find: ' || known.host !== party.id',
    replace: '',
    by,
  },
  {
    name: 'a person has passkeys without end',
    file: PASSKEYS,
    find: '>= PASSKEYS_MAX',
    replace: '>= Number.POSITIVE_INFINITY',
    by,
  },
  {
    name: 'no right is asked for',
    file: CALLERS,
    find: 'return right === undefined || caller.rights.includes(right)',
    replace: 'return right === undefined || caller.rights.length >= 0',
    by,
  },
  {
    name: 'who is no more goes on with what they had open',
    file: 'src/server/storage/statements/stays/sessions.ts',
    find: ' AND m.ended_at IS NULL',
    replace: '',
    by,
  },
  {
    name: 'an officer who is no more goes on with what they had open',
    file: 'src/server/storage/statements/staff/officers.ts',
    find: ' AND o.ended_at IS NULL',
    replace: '',
    by,
  },
]
