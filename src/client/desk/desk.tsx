/** The desk's frame: language, address, who is at the door; behind it the shell with its screens. */
import { useCallback, useEffect, useState } from 'preact/hooks'
import type { Language } from '../../domain/language.ts'
import { chosenLanguage, keepLanguage } from '../app/language.ts'
import {
  type DeskAddress,
  deskPath,
  isBare,
  readDeskAddress,
  rememberedOutlet,
  rememberOutlet,
  type Screen,
} from './address.ts'
import { ChooseOutlet } from './door/choose-outlet.tsx'
import { Door } from './door/door.tsx'
import { loadSpeech, type Speech, SpeechContext } from './speech.ts'

export function Desk() {
  const speech = useChosenSpeech()
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

function useChosenSpeech(): Speech | null {
  const [speech, setSpeech] = useState<Speech | null>(null)
  const choose = useCallback((language: Language) => {
    keepLanguage(language)
    // Words that cannot be fetched just now leave the ones that are here.
    void loadSpeech(language, choose).then(setSpeech, () => undefined)
  }, [])
  useEffect(() => choose(chosenLanguage()), [choose])
  return speech
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
  return { outlet, screen: 'board' as Screen }
}
