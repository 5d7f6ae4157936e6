/** The outlet's menu, read when a screen needs it and again when it has changed. */
import { useEffect, useState } from 'preact/hooks'
import type { Menu } from '../../../contract/menu.ts'
import { ask, type Reply } from '../../platform/api.ts'
import { useDesk } from '../shell/desk-context.ts'

/** `null` while it is being fetched. */
export function useMenu(): Reply<Menu> | null {
  const { outlet, live } = useDesk()
  const [menu, setMenu] = useState<Reply<Menu> | null>(null)
  useEffect(() => {
    void ask<'menu'>('GET', `/api/outlets/${outlet.slug}/menu`).then(setMenu)
  }, [outlet.slug, live.menuTurn])
  return menu
}
