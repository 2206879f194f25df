import type { ModelAbility } from '@shared/model/ability.ts'
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { CannotYet } from '@/components/model/cannot-yet'
import { makeQueryClient } from '@/lib/data/query-client'
import { modelAbilityQuery } from '@/lib/model/queries'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const ability = (can: Partial<ModelAbility['can']>): ModelAbility => ({
  offline: true,
  can: { text: true, pictures: false, sound: false, speech: false, stories: false, drawing: false, ...can },
  voices: [],
  offlineVoices: false,
  drawingSize: null,
})

/** All notes on a page whose server answers this. */
function open(answer: () => Response) {
  const asked = vi.fn(async () => answer())
  vi.stubGlobal('fetch', asked)
  const client = makeQueryClient()
  render(
    <QueryClientProvider client={client}>
      <CannotYet what="pictures" />
      <CannotYet what="sound" />
      <CannotYet what="drawing" />
    </QueryClientProvider>,
  )
  const answered = () =>
    waitFor(() =>
      expect(client.getQueryState(modelAbilityQuery.queryKey)).toMatchObject({ fetchStatus: 'idle' }),
    )
  return { asked, answered }
}

describe('what the model cannot do is said before something is sent', () => {
  it('with what to set, for pictures and for sound, by one question', async () => {
    const { asked } = open(() => Response.json(ability({})))
    expect(await screen.findByText('No model that can see is connected')).toBeDefined()
    expect(
      screen.getByText(/not transcribed until OPENAI_API_KEY is set.*OPENAI_TRANSCRIPTION_MODEL/),
    ).toBeDefined()
    expect(screen.getByText(/with a model that sees in OPENAI_MODEL.*Transcripts work now/)).toBeDefined()
    expect(asked).toHaveBeenCalledTimes(1)
  })

  it('for that alone which it cannot', async () => {
    open(() => Response.json(ability({ sound: true })))
    expect(await screen.findByText('No model that can see is connected')).toBeDefined()
    expect(screen.getByText('No model that can draw is connected')).toBeDefined()
    expect(screen.getByText(/OPENAI_BASE_URL with OPENAI_IMAGE_MODEL/)).toBeDefined()
    expect(screen.queryByText('No model that can hear is connected')).toBeNull()
  })

  it('does not send somebody to transcripts where there is no model at all', async () => {
    open(() => Response.json(ability({ text: false })))
    expect(await screen.findByText('No model that can hear is connected')).toBeDefined()
    expect(screen.queryByText(/Transcripts work now/)).toBeNull()
  })

  it('and nothing is said of a model that can', async () => {
    const { answered } = open(() => Response.json(ability({ pictures: true, sound: true, drawing: true })))
    await answered()
    expect(screen.queryByText(/is connected/)).toBeNull()
  })
})
