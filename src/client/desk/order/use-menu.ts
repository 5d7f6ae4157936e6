/**
 * The outlet's menu with all the pieces there are, read when a screen needs it and again when it has changed. Without a
 * network there is what anybody may read, which is kept.
 */
import { useEffect, useState } from 'preact/hooks'
import type { Menu } from '../../../contract/menu.ts'
import type { OutletId } from '../../../domain/ids.ts'
import { ask, type Reply } from '../../platform/api.ts'
import { useDesk } from '../shell/desk-context.ts'

/** `null` while it is being fetched. */
export function useMenu(): Reply<Menu> | null {
  const { outlet, live } = useDesk()
  const [menu, setMenu] = useState<Reply<Menu> | null>(null)
  useEffect(() => {
    void readMenu(outlet.slug).then(setMenu)
  }, [outlet.slug, live.menuTurn])
  return menu
}

async function readMenu(outlet: OutletId): Promise<Reply<Menu>> {
  const exact = await ask<'deskMenu'>('GET', `/api/desk/menu?outlet=${outlet}`)
  return exact.ok ? exact : ask<'menu'>('GET', `/api/outlets/${outlet}/menu`)
}
