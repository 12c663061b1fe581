import type { DeliveredBytes } from '../landing/delivered-bytes.js'
import type { TextBytes } from '../landing/fingerprint.js'
import { firstFailure } from '../landing/text/first-failure.js'
import { headBytes, shownLine, usual } from '../landing/text/misfit.js'

/** An encoding to propose, and why. */
export interface LikelyEncoding {
  readonly label: string
  readonly why: string
}

/**
 * In what a text seems to be written that is not UTF-8; null where it is, says it by its mark, or where no usual encoding
 * reads all of it. Where several do, the one is proposed whose letters make sense, with the readings of all to choose from.
 */
export async function likelyEncoding(bytes: DeliveredBytes, text: TextBytes | null): Promise<LikelyEncoding | null> {
  if (!text || text.mark) return null
  const head = await bytes.head(headBytes)
  const wide = wideIn(head)
  if (wide) return { label: wide, why: 'every other byte of it is 0' }
  if (!text.notUtf8) return null
  const fitting: string[] = []
  for (const label of usual.filter(one => !one.startsWith('utf-16')))
    if ((await firstFailure(bytes.chunks(), label)) === null) fitting.push(label)
  const [only] = fitting
  if (only === undefined) return null
  if (fitting.length === 1)
    return { label: only, why: 'of the usual encodings the only one in which every byte has a meaning' }
  const label = tried.find(one => fitting.includes(one) && makesSense(decoded(head, one), one)) ?? only
  const shown = [label, ...fitting.filter(one => one !== label)].map(one => `'${shownLine(head, one)}' in ${one}`)
  return { label, why: `ASKED: it shows ${shown.join(', ')}: keep the encoding that is meant` }
}

function wideIn(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const zeros = [0, 0]
  const part = head.subarray(0, 1024)
  for (const [i, byte] of part.entries()) if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  if (odd > part.length / 4 && even === 0) return 'utf-16le'
  return even > part.length / 4 && odd === 0 ? 'utf-16be' : null
}

/** Of what is beyond ASCII so much has to be of the script that is written so. */
const scriptShare = 0.9

/** Kana are surer than Han, words in small letters surer than both, and letters within words surer than those. */
const tried = ['shift_jis', 'windows-1251', 'windows-1252', 'gb18030']

function decoded(head: Uint8Array, label: string): string {
  return new TextDecoder(label).decode(head, { stream: true })
}

function makesSense(text: string, label: string): boolean {
  const beyond = text.match(/[\u0080-\ufffc]/g) ?? []
  const share = (pattern: RegExp) => beyond.filter(letter => pattern.test(letter)).length / Math.max(beyond.length, 1)
  if (label === 'shift_jis')
    return share(/[\u3040-\u30ff]/) > 0.1 && share(/[\u3000-\u30ff\p{sc=Han}\uff01-\uff5e]/u) >= scriptShare
  if (label === 'windows-1251') {
    // Neither does a word mix scripts, nor does a capital follow a small letter.
    const odd = text.match(/[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z]|[а-яё][А-ЯЁ]/g) ?? []
    return (
      share(/[а-яё]/) > 0.3 && odd.length < beyond.length / 25 && share(/[\u0400-\u04ff\u00a0№«»–—]/) >= scriptShare
    )
  }
  if (label === 'windows-1252') {
    const letters = beyond.filter(letter => /\p{L}/u.test(letter))
    const within = text.match(/(?<=[A-Za-z])[\u0080-\ufffc]|[\u0080-\ufffc](?=[A-Za-z])/g) ?? []
    return share(/[\p{L}€£°–—‘’“”„«»·]/u) >= scriptShare && within.length >= letters.length / 2
  }
  return share(/[\u4e00-\u9fff]/) > 0.5
}
