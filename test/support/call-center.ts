import { readFileSync } from 'node:fs'
import { inflateRawSync } from 'node:zlib'
import { sharedFile } from './shared-data.js'

/** The calls of the workbook as CSV: its cells as they are shown, times as hh:mm:ss. */
export function callCenterCsv(): string {
  const workbook = readFileSync(sharedFile('call-center/Call-Center-Dataset.xlsx'))
  const shared = [...entry(workbook, 'xl/sharedStrings.xml').matchAll(/<si><t[^>]*>([^<]*)<\/t><\/si>/g)].map(
    ([, text = '']) => text,
  )
  const rows = [...entry(workbook, 'xl/worksheets/sheet1.xml').matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(
    ([, cells = '']) => {
      const found: string[] = Array.from({ length: 10 }, () => '')
      for (const [, column = 'A', attributes = '', value = ''] of cells.matchAll(
        /<c r="([A-J])\d+"([^>]*?)(?:\/>|><v>([^<]*)<\/v><\/c>)/g,
      )) {
        const isTime = (column === 'D' || column === 'I') && !attributes.includes('t="s"')
        const shown = attributes.includes('t="s"') ? (shared[Number(value)] ?? '') : isTime ? clock(value) : value
        found[column.charCodeAt(0) - 65] = shown
      }
      return found.join(',')
    },
  )
  return `${rows.join('\n')}\n`
}

/** A part of a day as hh:mm:ss. */
function clock(part: string): string {
  if (part === '') return ''
  const seconds = Math.round(Number(part) * 86_400)
  return [seconds / 3600, (seconds / 60) % 60, seconds % 60].map(n => String(Math.floor(n)).padStart(2, '0')).join(':')
}

/** A file of a ZIP archive by its central directory. */
function entry(archive: Buffer, name: string): string {
  let at = archive.readUInt32LE(archive.lastIndexOf(Buffer.from('PK\u0005\u0006')) + 16)
  while (archive.readUInt32LE(at) === 0x02014b50) {
    const [size, nameLength, extraLength, commentLength, local] = [
      archive.readUInt32LE(at + 20),
      archive.readUInt16LE(at + 28),
      archive.readUInt16LE(at + 30),
      archive.readUInt16LE(at + 32),
      archive.readUInt32LE(at + 42),
    ]
    if (archive.toString('utf8', at + 46, at + 46 + nameLength) === name) {
      const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28)
      return inflateRawSync(archive.subarray(start, start + size)).toString('utf8')
    }
    at += 46 + nameLength + extraLength + commentLength
  }
  throw new RangeError(`the archive has no ${name}`)
}
