/** Who belongs here: found by name or right, a page at a time; each with one thing to do. */
import { useState } from 'preact/hooks'
import type { Person } from '../../contract/people.ts'
import { Find } from '../ui/office/find.tsx'
import { Nothing } from '../ui/office/nothing.tsx'
import { Pager, usePaged } from '../ui/office/paged.tsx'
import { type Look, State } from '../ui/office/state.tsx'
import { useRightsTold } from './rights.tsx'
import { minutesLeft, useSay } from './words.ts'

const PER_PAGE = 20

export interface PeopleListProps {
  readonly people: readonly Person[]
  readonly onChange: (name: string) => void
}

export function PeopleList({ people, onChange }: PeopleListProps) {
  const { words } = useSay()
  const told = useRightsTold()
  const [typed, setTyped] = useState('')
  const wanted = typed.trim().toLowerCase()
  const found = people.filter(({ name, rights }) => `${name} ${told(rights)}`.toLowerCase().includes(wanted))
  const { rows, ...paged } = usePaged(found, PER_PAGE, wanted)
  return (
    <section>
      <h2>{words.list.title}</h2>
      {people.length > 1 && <Find label={words.find} typed={typed} onTyped={setTyped} />}
      {found.length === 0 && <p class="soft">{words.nobody}</p>}
      {found.length > 0 && (
        <table class="list cards who-list">
          <thead>
            <tr>
              <th scope="col">{words.list.name}</th>
              <th scope="col">{words.list.comesIn}</th>
              <th scope="col">{words.list.last}</th>
              <th scope="col">{words.list.state}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {rows.map(person => (
              <Row key={person.name} person={person} onChange={onChange} />
            ))}
          </tbody>
        </table>
      )}
      <Pager {...paged} words={words.pager} />
      {people.length === 1 && <Nothing {...words.alone} />}
    </section>
  )
}

function Row({ person, onChange }: { person: Person; onChange: (name: string) => void }) {
  const { words, when } = useSay()
  const told = useRightsTold()
  const { list } = words
  const { name, passkeys, hasPin, heardAt } = person
  const ways = [...(passkeys.length === 0 ? [] : [list.keys(passkeys.length)]), ...(hasPin ? [list.pin] : [])]
  return (
    <tr>
      <th scope="row">
        {person.isYou ? list.you(name) : name}
        <small>{told(person.rights)}</small>
      </th>
      <td data-h={list.comesIn} class="grow">
        {ways.length === 0 ? list.notYet : ways.join(', ')}
        <small>{passkeys.map(({ device }) => device).join(', ')}</small>
      </td>
      <td data-h={list.last} class="hide">
        {heardAt === null ? list.never : when(heardAt)}
      </td>
      <td>
        <StateOf person={person} />
      </td>
      <td class="r doing">
        <button
          type="button"
          class="button quiet"
          aria-label={list.changeOf(name)}
          onClick={() => onChange(name)}
        >
          {list.change}
        </button>
      </td>
    </tr>
  )
}

function StateOf({ person }: { person: Person }) {
  const { words } = useSay()
  const [look, says] = stateOf(person, words.state)
  return <State look={look}>{says}</State>
}

type Says = ReturnType<typeof useSay>['words']['state']

function stateOf({ passkeys, hasPin, passUntil }: Person, says: Says): [Look, string] {
  const here = passkeys.filter(({ opensHere }) => opensHere)
  const left = passUntil === null ? 0 : minutesLeft(passUntil)
  if (here.length === 0 && !hasPin) {
    if (left > 0) return ['waiting', says.passLeft(left)]
    return passkeys.length > 0 ? ['late', says.elsewhere] : ['draft', says.noWay]
  }
  const isAlone = here.length === 1 && here.every(({ isBackedUp }) => !isBackedUp) && !hasPin
  return isAlone ? ['soon', says.oneKey] : ['ok', says.active]
}
