'use client'

import { Headphones } from 'lucide-react'
import { useState } from 'react'
import { GenerateNarration } from '@/components/narration/generate-narration'
import { Button } from '@/components/ui/button'
import { Dialog, DialogPanel, DialogTrigger } from '@/components/ui/dialog'
import type { StoryDocument } from '@/lib/documents/schema'
import { readingOf } from '@/lib/narrations/script'
import { firstInView } from './first-in-view'
import { useListening } from './listening-context'

/** Plays the story from where it is read; where nobody has read it aloud yet, asks by whom. */
export function ListenButton({ document }: { document: StoryDocument }) {
  const listening = useListening()
  const [isAsking, setAsking] = useState(false)
  if (!listening) return null
  const { player, heard, sound } = listening
  if (sound.job || sound.isNarrated) {
    return (
      <Button
        aria-disabled={heard.size === 0}
        onClick={() => {
          const from = firstInView(heard)
          if (from) player.play(from.line)
        }}
      >
        <Headphones aria-hidden />
        Listen
      </Button>
    )
  }
  return (
    <Dialog open={isAsking} onOpenChange={setAsking}>
      <DialogTrigger asChild>
        <Button>
          <Headphones aria-hidden />
          Listen
        </Button>
      </DialogTrigger>
      <DialogPanel
        title="Have it read aloud"
        description="Sentence by sentence. You can listen as soon as the first ones are spoken."
      >
        <GenerateNarration
          projectId={document.projectId}
          documentId={document.id}
          reading={readingOf(document)}
          before={null}
          onStarted={() => setAsking(false)}
          className="mt-6"
        />
      </DialogPanel>
    </Dialog>
  )
}
