import { BrokenFile } from '../../broken-file.js'
import type { OpenFile } from '../open-file.js'
import { type Failure, firstFailure } from './first-failure.js'

/** What exports are written in, where it is not UTF-8. */
const usual = ['gb18030', 'shift_jis', 'windows-1252', 'utf-16le', 'utf-16be']

const headBytes = 1 << 16
const shownLetters = 60

/**
 * The error of a text that none of the encodings fits: where each fails, and which others read every byte of it, with the
 * header (or the first line that shows a difference) as each would show it, so that a person can pick. No program can: most bytes mean something in several.
 */
export async function misfit(file: OpenFile, failures: readonly Failure[]): Promise<BrokenFile> {
  const found = failures.map(
    ({ label, byte, line }, i) => `${i === 0 ? 'is not ' : ''}${label}: it fails at byte ${byte}, line ${line}`,
  )
  const head = await file.bytes.head(headBytes)
  const fitting: string[] = []
  for (const label of usual.filter(one => !failures.some(({ label: tried }) => tried === one))) {
    const shown = shownLine(head, label)
    if (shown !== null && (await firstFailure(file.bytes.chunks(), label)) === null) fitting.push(`${label} (${shown})`)
  }
  const mend =
    fitting.length === 0
      ? 'none of the usual encodings reads all of it; export it again as UTF-8'
      : `every byte has a meaning in ${fitting.join(', ')}; say which one is right: read: { encoding: … }`
  const [first] = failures
  const aside = first?.label === 'utf-8' ? ', or declare encoding: utf-8 to set the records aside that are not' : ''
  return new BrokenFile('encoding', file.delivery.name, `${found.join('; ')}; ${mend}${aside}`)
}

/** The first line in which an encoding shows more than ASCII, else the header; null where there is no line at all. */
function shownLine(head: Uint8Array, label: string): string | null {
  const text = new TextDecoder(label).decode(head, { stream: true })
  const lines = text.split(/[\r\n]+/).filter(one => one.trim() !== '')
  if (lines.length < 2 && label.startsWith('utf-16')) return null
  const line = lines.find(one => /[^ -~\t]/.test(one)) ?? lines[0]
  if (line === undefined) return null
  return line.length > shownLetters ? `${line.slice(0, shownLetters)}…` : line
}
