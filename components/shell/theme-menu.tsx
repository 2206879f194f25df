'use client'

import { Monitor, Moon, Sun } from 'lucide-react'
import { useState } from 'react'
import { buttonClass } from '@/components/ui/button'
import { Menu, MenuPanel, MenuRadioGroup, MenuRadioItem, MenuTrigger } from '@/components/ui/menu'
import { saveTheme } from './save-theme'
import { parseTheme, type Theme } from './theme'

const icons = { system: <Monitor aria-hidden />, light: <Sun aria-hidden />, dark: <Moon aria-hidden /> }
const names: Record<Theme, string> = { system: 'As the system', light: 'Light', dark: 'Dark' }
/** Light, dark, or as the system. Kept in a cookie, so that the server draws it without a flash. */
export function ThemeMenu({ initial }: { initial: Theme }) {
  const [theme, setTheme] = useState(initial)
  const choose = (value: string) => {
    const next = parseTheme(value)
    setTheme(next)
    if (next === 'system') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = next
    void saveTheme(next)
  }
  return (
    <Menu>
      <MenuTrigger
        className={buttonClass({ variant: 'ghost', size: 'icon' })}
        aria-label={`Theme: ${names[theme]}`}
      >
        {icons[theme]}
      </MenuTrigger>
      <MenuPanel>
        <MenuRadioGroup value={theme} onValueChange={choose}>
          {(['system', 'light', 'dark'] as const).map((value) => (
            <MenuRadioItem key={value} value={value}>
              <span className="flex items-center gap-3">
                {icons[value]}
                {names[value]}
              </span>
            </MenuRadioItem>
          ))}
        </MenuRadioGroup>
      </MenuPanel>
    </Menu>
  )
}
