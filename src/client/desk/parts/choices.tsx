/** One of a few: rows whose whole width is the target. */
export interface ChoicesProps<Value extends string> {
  readonly name: string
  readonly legend: string
  readonly options: readonly Value[]
  readonly words: Readonly<Record<Value, string>>
  readonly value: Value | null
  readonly onChoose: (value: Value) => void
  /** Side by side, for a few short words. */
  readonly flat?: boolean
}

export function Choices<Value extends string>(props: ChoicesProps<Value>) {
  const { name, legend, options, words, value, onChoose, flat = false } = props
  return (
    <fieldset class={flat ? 'choices flat' : 'choices'}>
      <legend>{legend}</legend>
      {options.map(option => (
        <label key={option} class="choice">
          <input type="radio" name={name} checked={option === value} onChange={() => onChoose(option)} />
          <span>{words[option]}</span>
        </label>
      ))}
    </fieldset>
  )
}
