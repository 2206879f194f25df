import { JOURNEY_ROWS, type Journey, type JourneyRow, type JourneyStage } from '@shared/documents/journey.ts'
import { sourceNames } from '@/lib/exporters/journey-places'
import { ROW_TITLES, signed } from '@/lib/exporters/journey-words'
import { EmotionCurve } from '../emotion-curve'
import { entriesOf } from '../journey-edits'
import { OfflineRemark } from '../offline-remark'

/** So many stages are as wide as paper is, upright or across. */
const STAGES_A_BAND = 5

/** A journey on paper: the grid with its curve, in bands of a few stages one below the other, so that none is cut off. */
export function PrintedJourney({ title, content }: { title: string; content: Journey }) {
  const { stages, about, model, transcripts } = content
  const bands = Array.from({ length: Math.ceil(stages.length / STAGES_A_BAND) }, (_, band) =>
    stages.slice(band * STAGES_A_BAND, (band + 1) * STAGES_A_BAND),
  )
  return (
    <article className="flex flex-col gap-6 text-xs">
      <header className="flex flex-col gap-1">
        <h1 className="text-xl font-semibold wrap-anywhere">{title}</h1>
        {about.text ? <p className="text-sm wrap-anywhere">{about.text}</p> : null}
        <p className="text-ink-soft wrap-anywhere">From {sourceNames(content).join(', ')}</p>
      </header>
      {model.offline ? <OfflineRemark pictured={transcripts.length === 0} /> : null}
      {bands.map((band, index) => (
        <Band key={band[0]?.id} stages={band} first={index * STAGES_A_BAND + 1} />
      ))}
    </article>
  )
}

function Band({ stages, first }: { stages: JourneyStage[]; first: number }) {
  return (
    <table className="w-full table-fixed border-collapse text-left align-top [&_td]:border [&_td]:p-1.5 [&_th]:border [&_th]:p-1.5 [&_th]:font-semibold [&_tr]:break-inside-avoid">
      <colgroup>
        <col className="w-24" />
        {stages.map(({ id }) => (
          <col key={id} />
        ))}
      </colgroup>
      {/* Repeated on each sheet that the band goes on to. */}
      <thead>
        <tr>
          <td />
          {stages.map(({ id, title }, index) => (
            <th key={id} scope="col" className="wrap-anywhere">
              {first + index}. {title || 'Untitled stage'}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="align-top">
        {JOURNEY_ROWS.map((row) => (
          <Row key={row} row={row} stages={stages} />
        ))}
      </tbody>
    </table>
  )
}

/** The curve stands above the feelings that it is drawn from; where nobody in the band felt anything there is none. */
function Row({ row, stages }: { row: JourneyRow; stages: JourneyStage[] }) {
  return (
    <>
      {row === 'feelings' && stages.some(({ feelings }) => feelings.length > 0) ? (
        <tr>
          <th scope="row">Emotion curve</th>
          <td colSpan={stages.length} className="px-0!">
            <EmotionCurve stages={stages} />
          </td>
        </tr>
      ) : null}
      <tr>
        <th scope="row">{ROW_TITLES[row]}</th>
        {stages.map((stage) => (
          <td key={stage.id}>
            {entriesOf(stage, row).map(({ id, text, score }) => (
              <p key={id} className="as-written mb-1">
                {score === undefined ? null : <strong className="nums mr-1">{signed(score)}</strong>}
                {text}
              </p>
            ))}
          </td>
        ))}
      </tr>
    </>
  )
}
