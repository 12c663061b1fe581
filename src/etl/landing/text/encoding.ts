import type { SourceFile } from '../../../config/source.js'
import { BrokenFile } from '../../broken-file.js'
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

/** In what texts are often written in a language, beside UTF-8. */
const ofLanguage = { en: [], zh: ['utf-8', 'gb18030'] } as const

/** The encodings that are declared; where none is, those of the language. */
export function encodingsOf({ read: { encoding }, language = 'en' }: SourceFile): readonly string[] {
  return encoding.length > 0 ? encoding : ofLanguage[language]
}

/** In what a file of a kind may be written, as landed names know it. */
export function possibleEncodings(kind: SourceFile): readonly Encoding[] {
  const labels = encodingsOf(kind).map(labelOf)
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
export function encodingOf(file: OpenFile, kind: SourceFile): Promise<Encoding> {
  const encodings = encodingsOf(kind)
  return found.of(file.bytes, encodings.join(), () => findEncoding(file, encodings))
}

const found = new OnceAFile<Encoding>()

async function findEncoding(file: OpenFile, encodings: readonly string[]): Promise<Encoding> {
  const { text } = file.print
  if (!text) throw new RangeError(`${file.delivery.name} was not looked at as text`)
  const labels = encodings.map(labelOf)
  const [only] = labels
  if (only !== undefined && labels.length === 1) {
    if (text.mark && text.mark !== only) throw otherMark(file, text.mark, only)
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

/** What is declared is right, but a file that says itself what it is written in is not what was declared. */
function otherMark({ delivery }: OpenFile, mark: string, declared: string): BrokenFile {
  const found = `begins with the byte order mark of ${mark}, and its contract says ${declared}`
  const mend = `export it as before, or let both be read: read: { encoding: [${mark}, ${declared}] }`
  return new BrokenFile('encoding', delivery.name, `${found}; ${mend}`)
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
