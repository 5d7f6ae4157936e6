/** What the hub publishes under its own key: which keys may sign for which log, and the city's sellers and products. */
import type { RegisteredCity } from '../../../contract/register.ts'
import { ENTRY_VERSION } from '../../../domain/document.ts'
import { isPublic } from '../../../domain/product.ts'
import { toTimestamp } from '../../../domain/time.ts'
import { utf8 } from '../../../log/bytes.ts'
import { canonical } from '../../../log/canonical.ts'
import { formatKey, formatNote } from '../../../log/note.ts'
import { formatRegister, type LogRegister, type RegisteredAgency } from '../../../log/register.ts'
import { agencyKeys, findAgencyLog } from '../../storage/statements/agency/agency-logs.ts'
import { allProducts, allSellers } from '../../storage/statements/city/register.ts'
import { allLogKeys, allLogs } from '../../storage/statements/log/logs.ts'
import type { Sql } from '../../storage/storage.ts'
import type { Hub, HubNames } from './hub.ts'

/** As signed-note writes keys. */
export async function hubKeys({ signer, names }: Pick<Hub, 'signer' | 'names'>): Promise<HubNames> {
  const vkey = async (name: string) => {
    const key = await signer.keyOf(name)
    if (key === null) throw new Error(`the hub has no key ${name}`)
    return formatKey(key)
  }
  return {
    register: await vkey(names.register),
    witness: await vkey(names.witness),
    mirror: await vkey(names.mirror),
  }
}

/** A signed note: see `log/register.ts`. */
export async function signedRegister(hub: Hub): Promise<string> {
  const { witness, mirror } = await hubKeys(hub)
  const { logs, agency } = await hub.storage.read(async sql => {
    const found: LogRegister['logs'][number][] = []
    for (const { outlet, origin } of await allLogs(sql))
      found.push({ outlet, origin, keys: await allLogKeys(sql, outlet) })
    return { logs: found, agency: await registeredAgency(sql) }
  })
  return sign(
    hub,
    formatRegister({
      v: 1,
      asOf: toTimestamp(hub.clock.now()),
      cosigners: [witness, mirror],
      logs,
      reads: ENTRY_VERSION,
      ...(agency === null ? {} : { agency }),
    }),
  )
}

async function registeredAgency(sql: Sql): Promise<RegisteredAgency | null> {
  const log = await findAgencyLog(sql)
  return log === null ? null : { origin: log.origin, keys: await agencyKeys(sql, log.origin) }
}

const CITY_HEAD = 'etalase.city/1\n'

/** A signed note over one line of canonical JSON. */
export async function signedCity(hub: Hub): Promise<string> {
  const city = await hub.storage.read<RegisteredCity>(async sql => ({
    v: 1,
    asOf: toTimestamp(hub.clock.now()),
    sellers: (await allSellers(sql))
      .filter(isPublic)
      .map(({ slug, name, district }) => ({ slug, name, district })),
    products: (await allProducts(sql))
      .filter(isPublic)
      .map(({ id, kind, category, name }) => ({ id, kind, category, name })),
  }))
  return sign(hub, `${CITY_HEAD}${canonical(city)}\n`)
}

async function sign({ signer, names }: Hub, text: string): Promise<string> {
  const key = await signer.keyOf(names.register)
  if (key === null) throw new Error(`the hub has no key ${names.register}`)
  const signature = await signer.sign(names.register, utf8(text))
  return formatNote({ text, signatures: [{ name: key.name, id: key.id, signature }] })
}
