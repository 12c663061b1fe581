import { displayWidth, truncate } from '../reports/formats/display-width.js'
import { visible } from '../reports/formats/visible.js'
import { type Progress, type StepProgress, silent } from '../warehouse/progress.js'

/** Where progress is shown; `process.stderr` is one. */
export interface ProgressStream {
  readonly isTTY?: boolean
  readonly columns?: number
  write(text: string): unknown
}

export interface ProgressOptions {
  readonly stream: ProgressStream
  /** Milliseconds, never going back. */
  readonly now: () => number
  readonly quiet?: boolean
  /** Of the environment: a non-empty `NO_COLOR` takes the colour, `TERM=dumb` the bar. */
  readonly env?: { readonly NO_COLOR?: string | undefined; readonly TERM?: string | undefined }
}

/** A progress that can leave the screen: `close` clears its line, to be called before other words are written. */
export interface ShownProgress extends Progress {
  close(): void
}

/**
 * Progress for the one who waits: a bar on a terminal, redrawn in one line and cleared at the end; elsewhere a line when
 * a step starts and ends and at most one every five seconds between; nothing when quiet. The bar keeps no note of what
 * ended: results are for the command to print.
 */
export function showProgress({ stream, now, quiet = false, env = {} }: ProgressOptions): ShownProgress {
  if (quiet) return { ...silent, close: () => undefined }
  if (stream.isTTY && env.TERM !== 'dumb') return bars(stream, now, !env.NO_COLOR)
  return { step: (name, total) => plainStep(stream, now, name, total), close: () => undefined }
}

const plainEveryMs = 5000
const redrawEveryMs = 100
const barLength = 20
const longestName = 30

function plainStep(stream: ProgressStream, now: () => number, name: string, total?: number): StepProgress {
  const started = now()
  let said = started
  let open = true
  const say = (text: string, note = '') => stream.write(`${visible(name)}: ${text}${note && `, ${visible(note)}`}\n`)
  say('started')
  return {
    tick(done, note) {
      if (!open || now() - said < plainEveryMs) return
      said = now()
      say(total === undefined ? `${done}` : `${done} of ${total}`, note)
    },
    end(note) {
      if (!open) return
      open = false
      say(`done in ${duration(now() - started)}`, note)
    },
  }
}

interface OpenStep {
  readonly name: string
  readonly total: number | undefined
  done: number
  note: string
}

function bars(stream: ProgressStream, now: () => number, color: boolean): ShownProgress {
  /** Steps may hold steps; the youngest is shown. */
  const open: OpenStep[] = []
  let drawn: number | undefined
  const close = () => {
    if (drawn !== undefined) stream.write('\r\u001B[K')
    drawn = undefined
  }
  const draw = () => {
    const step = open.at(-1)
    if (step === undefined) return close()
    stream.write(`\r${barLine(step, (stream.columns || 80) - 1, color)}\u001B[K`)
    drawn = now()
  }
  return {
    close,
    step(name, total) {
      const step: OpenStep = { name: visible(name), total, done: 0, note: '' }
      open.push(step)
      draw()
      return {
        tick(done, note = '') {
          step.done = done
          step.note = visible(note)
          if (step === open.at(-1) && (drawn === undefined || now() - drawn >= redrawEveryMs)) draw()
        },
        end() {
          const at = open.indexOf(step)
          if (at < 0) return
          open.splice(at, 1)
          draw()
        },
      }
    },
  }
}

/** `land  ██████░░░░░░  45 %  orders.csv`, never wider than `width`: a line that wraps cannot be redrawn. */
function barLine({ name, total, done, note }: OpenStep, width: number, color: boolean): string {
  const head = truncate(name, Math.min(longestName, width))
  const share = total === undefined ? undefined : total > 0 ? Math.min(1, Math.max(0, done / total)) : 1
  const bar = share === undefined ? '' : barText(share)
  const figure = share === undefined ? `${done}` : `${Math.floor(share * 100)} %`.padStart(5)
  const room = width - displayWidth(head)
  const shownBar = bar !== '' && room >= barLength + 2 + figure.length + 2
  const tail = truncate(`  ${figure}${note && `  ${note}`}`, room - (shownBar ? barLength + 2 : 0))
  if (!shownBar) return head + tail
  return `${head}  ${color ? `\u001B[36m${bar}\u001B[39m` : bar}${tail}`
}

function barText(share: number): string {
  const full = Math.floor(share * barLength)
  return '█'.repeat(full) + '░'.repeat(barLength - full)
}

/** `4.2 s`, `2 min 05 s`, `1 h 02 min`. */
function duration(ms: number): string {
  if (ms < 59_950) return `${(ms / 1000).toFixed(1)} s`
  const seconds = Math.round(ms / 1000)
  const two = (n: number) => String(n).padStart(2, '0')
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${two(seconds % 60)} s`
  const minutes = Math.floor(seconds / 60)
  return `${Math.floor(minutes / 60)} h ${two(minutes % 60)} min`
}
