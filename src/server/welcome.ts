/** What a person reads at the terminal when the program serves: in the demo, every link, code and PIN. */
import type { DemoCast } from './demo/cast.ts'
import { demoRooms } from './routes/demo.ts'
import { allOutlets } from './storage/statements/city/outlets.ts'
import type { World } from './usecases/world.ts'

const ROOMS_SHOWN = 2

export async function printWelcome(
  say: (line: string) => void,
  url: string,
  world: World,
  demo: DemoCast | null,
): Promise<void> {
  say('')
  say(`Etalase serves ${url}`)
  if (demo === null) return
  say('This is the demo city: invented outlets, makers and guests.')
  for (const { slug, name, staff } of demo.outlets) {
    say('')
    say(name)
    const occupied = (await demoRooms(world, slug)).filter(room => room.stayCode !== null)
    for (const { room, code, stayCode } of occupied.slice(0, ROOMS_SHOWN)) {
      say(`  room ${room}  ${url}/r/${slug}#${code}  stay code ${stayCode}`)
    }
    say(`  desk    ${url}/desk/${slug}  ${staff.map(({ name: who, pin }) => `${who} ${pin}`).join(', ')}`)
  }
  say('')
  say(`Agency  ${url}/evaluate  ${demo.agency.name} ${demo.agency.pin}`)
  say('')
}

/** At a hub: what outlets must be told, and who is here. */
export async function printHubWelcome(
  say: (line: string) => void,
  url: string,
  key: string,
  { storage }: Pick<World, 'storage'>,
): Promise<void> {
  const outlets = await storage.read(allOutlets)
  say('')
  say(`This hub serves ${url}`)
  say(`Outlets are started with  HUB_URL=${url} HUB_KEY='${key}'`)
  say('and are taken on here by their card: npm start -- adopt FILE')
  if (outlets.length > 0) say(`Taken on: ${outlets.map(({ slug }) => slug).join(', ')}`)
  say('')
}
