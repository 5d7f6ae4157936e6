/** The desk's frame: language, address, who is at the door; behind it the shell with its screens. */
import { useEffect, useMemo, useState } from 'preact/hooks'
import { useLanguage } from '../app/language.ts'
import {
  type DeskAddress,
  deskPath,
  isBare,
  readDeskAddress,
  rememberedOutlet,
  rememberOutlet,
} from './address.ts'
import { ChooseOutlet } from './door/choose-outlet.tsx'
import { Door } from './door/door.tsx'
import { loadTexts, SpeechContext, speechOf } from './speech.ts'

export function Desk() {
  const [spoken, choose] = useLanguage(loadTexts, null)
  const speech = useMemo(() => spoken && speechOf(spoken, choose), [spoken, choose])
  const [address, go] = useAddress()
  if (speech === null) return null
  return (
    <SpeechContext.Provider value={speech}>
      {address.outlet === null ? (
        <ChooseOutlet onChoose={outlet => go({ outlet, screen: 'board' })} />
      ) : (
        <Door
          key={address.outlet}
          outlet={address.outlet}
          screen={address.screen}
          onScreen={screen => go({ ...address, screen })}
        />
      )}
    </SpeechContext.Provider>
  )
}

function useAddress(): [DeskAddress, (next: DeskAddress) => void] {
  const [address, setAddress] = useState(firstAddress)
  useEffect(() => {
    const follow = () => setAddress(readDeskAddress(location.pathname))
    addEventListener('popstate', follow)
    return () => removeEventListener('popstate', follow)
  }, [])
  useEffect(() => {
    if (address.outlet !== null) rememberOutlet(address.outlet)
  }, [address.outlet])
  return [
    address,
    next => {
      if (next.outlet !== null) history.pushState(null, '', deskPath(next.outlet, next.screen))
      setAddress(next)
    },
  ]
}

function firstAddress(): DeskAddress {
  const read = readDeskAddress(location.pathname)
  if (!isBare(location.pathname)) return read
  const outlet = rememberedOutlet()
  if (outlet !== null) history.replaceState(null, '', deskPath(outlet))
  return { outlet, screen: 'board' }
}
