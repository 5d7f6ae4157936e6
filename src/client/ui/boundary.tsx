/**
 * Around each screen and part: one that breaks shows a sentence and a way on in its own place, and takes nothing with it.
 * Preact would else leave the whole page as it was, deaf to every tap.
 */
import { Component, type ComponentChildren } from 'preact'
import { LANGUAGES } from '../../domain/language.ts'
import { TRAITS } from '../../i18n/languages.ts'

export interface BoundaryProps {
  readonly children: ComponentChildren
  /** A way on from what may be a whole screen. */
  readonly way?: ComponentChildren
}

export class Boundary extends Component<BoundaryProps, { isBroken: boolean }> {
  override state = { isBroken: false }

  static override getDerivedStateFromError() {
    return { isBroken: true }
  }

  override componentDidCatch(fault: unknown): void {
    console.error(fault)
  }

  override render() {
    if (!this.state.isBroken) return this.props.children
    // Words by the page's own language: whoever knows it otherwise may be what broke.
    const language = LANGUAGES.find(known => known === document.documentElement.lang) ?? 'id'
    const words = TRAITS[language].broken
    return (
      <div class="notice narrow alert" role="alert">
        <div>
          <b>{words.title}</b> {words.text}
          <p class="acts">
            <button type="button" class="button quiet" onClick={() => this.setState({ isBroken: false })}>
              {words.again}
            </button>{' '}
            <button type="button" class="button quiet" onClick={() => location.reload()}>
              {words.reload}
            </button>{' '}
            {this.props.way}
          </p>
        </div>
      </div>
    )
  }
}
