import type { Read } from '../../../config/read.js'
import { OnceAFile } from '../once-a-file.js'
import type { OpenFile } from '../open-file.js'
import { type Failure, firstFailure } from './first-failure.js'
import { misfit } from './misfit.js'

/** In what a text is written. */
export interface Encoding {
  /** As `TextDecoder` knows it. */
  readonly label: string
  /** Declared as UTF-8, and not all of it is: such records are broken, the file is not. */
  readonly partly: boolean
}

const marked = ['utf-8', 'utf-16le', 'utf-16be'] as const

/** In what a file of these keys may be written, as landed names know it. */
export function possibleEncodings({ encoding }: Read): readonly Encoding[] {
  const labels = encoding.map(labelOf)
  if (labels.length === 1 && labels[0] !== 'utf-8') return labels.map(whole)
  const all = [...new Set<string>([...labels, ...marked])].map(whole)
  return labels.length === 1 ? [whole('utf-8'), { label: 'utf-8', partly: true }] : all
}

/**
 * One declared encoding is right. Else a byte order mark decides, and without one the first of several in which every byte
 * has a meaning: nothing is guessed by how often bytes come.
 *
 * @throws BrokenFile when none fits, with what would
 */
export function encodingOf(file: OpenFile, { encoding }: Read): Promise<Encoding> {
  return found.of(file.bytes, encoding.join(), () => findEncoding(file, encoding))
}

const found = new OnceAFile<Encoding>()

async function findEncoding(file: OpenFile, encoding: Read['encoding']): Promise<Encoding> {
  const { text } = file.print
  if (!text) throw new RangeError(`${file.delivery.name} was not looked at as text`)
  const labels = encoding.map(labelOf)
  const [only] = labels
  if (only !== undefined && labels.length === 1) {
    return { label: only, partly: only === 'utf-8' && text.notUtf8 !== null }
  }
  const failures: Failure[] = []
  const candidates = text.mark ? [text.mark] : labels.length > 0 ? labels : ['utf-8']
  for (const label of candidates) {
    const failure = await failureOf(file, label)
    if (!failure) return whole(label)
    failures.push(failure)
  }
  throw await misfit(file, failures)
}

async function failureOf(file: OpenFile, label: string): Promise<Failure | null> {
  if (label !== 'utf-8') return firstFailure(file.bytes.chunks(), label)
  const found = file.print.text?.notUtf8
  return found ? { label, ...found } : null
}

function labelOf(name: string): string {
  return new TextDecoder(name).encoding
}

function whole(label: string): Encoding {
  return { label, partly: false }
}
