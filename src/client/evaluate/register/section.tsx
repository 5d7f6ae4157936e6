/** The register's screens with their words: they come when one of them is opened. */
import '../../ui/office/ledger.css'
import '../../product/product.css'
import './register.css'
import { Makers as MakersLedger } from './makers.tsx'
import { Outlets as OutletsLedger } from './outlets.tsx'
import { Products } from './products.tsx'
import { WithWords } from './with-words.tsx'

const LEDGERS = { register: Products, makers: MakersLedger, outlets: OutletsLedger }
interface Signing {
  readonly onSignedOut: () => void
}
export const Register = (props: Signing) => <Section ledger="register" {...props} />
export const Makers = (props: Signing) => <Section ledger="makers" {...props} />
export const Outlets = (props: Signing) => <Section ledger="outlets" {...props} />

function Section({ ledger, onSignedOut }: Signing & { ledger: keyof typeof LEDGERS }) {
  const Shown = LEDGERS[ledger]
  return (
    <WithWords>
      <Shown onSignedOut={onSignedOut} />
    </WithWords>
  )
}
