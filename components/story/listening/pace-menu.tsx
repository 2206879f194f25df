'use client'

import { Button } from '@/components/ui/button'
import { Menu, MenuLabel, MenuPanel, MenuRadioGroup, MenuRadioItem, MenuTrigger } from '@/components/ui/menu'
import { PACES, type ReaderSettings } from '@/lib/stories/reader-settings'

type Pace = ReaderSettings['pace']

/** How fast it is played, against the pace at which it was spoken: nothing is spoken again for it. */
export function PaceMenu({ pace, onPace }: { pace: Pace; onPace: (pace: Pace) => void }) {
  return (
    <Menu>
      <MenuTrigger asChild>
        <Button variant="ghost" size="sm" aria-label={`Pace: ${pace} times`} className="nums">
          {pace}×
        </Button>
      </MenuTrigger>
      <MenuPanel>
        <MenuLabel>Pace</MenuLabel>
        <MenuRadioGroup
          value={pace}
          onValueChange={(chosen) => {
            const known = PACES.find((each) => each === chosen)
            if (known) onPace(known)
          }}
        >
          {PACES.map((each) => (
            <MenuRadioItem key={each} value={each}>
              {each === '1' ? 'As it was spoken' : `${each}×`}
            </MenuRadioItem>
          ))}
        </MenuRadioGroup>
      </MenuPanel>
    </Menu>
  )
}
