/** A place that is there, and is not for whoever came to it: a sentence in its stead. */
import type { ComponentChildren } from 'preact'

export function NotYours({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <main class="work">
      <div class="heading">
        <div>
          <h1>{title}</h1>
          <p role="status">{children}</p>
        </div>
      </div>
    </main>
  )
}
