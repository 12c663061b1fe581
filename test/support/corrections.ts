import type { SmallFile } from './small-source.js'

/** A version of a line as a file shows it. */
type Version = Readonly<{
  /** Which of the four deliveries brings it. */
  wave: 1 | 2 | 3 | 4
  order: string
  line?: string
  customer?: string
  product?: string
  name?: string
  at?: string
  units: string
  /** When it was written; none in files that have a day. */
  changed?: string
}>

type Returned = Readonly<{
  wave: 1 | 2 | 3 | 4
  id: string
  order: string
  customer: string
  units: string
  changed?: string
}>

/** What happens to some lines; ids of orders and returns start with the id of the case. */
export interface Case {
  readonly title: string
  readonly id: string
  readonly written?: readonly Version[]
  /** In files whose names have the day of their wave. */
  readonly daily?: readonly Version[]
  readonly returned?: readonly Returned[]
  readonly lines?: readonly string[]
  readonly returns?: readonly string[]
  readonly pairs?: readonly string[]
  readonly fates: { readonly loaded: number; readonly superseded?: number; readonly duplicate?: number }
}

const day = (n: number) => `2024-01-0${n}`
const later = '2024-01-05 10:00:00'

export const cases: readonly Case[] = [
  {
    title: 'of three versions the newest holds, and the line beside them stays',
    id: 'A',
    written: ([1, 2, 3] as const).flatMap(wave => [
      { wave, order: 'A1', units: `${wave}`, changed: day(wave), name: `Mug ${wave}` },
      { wave, order: 'A1', line: '2', units: '9' },
    ]),
    lines: ['A1 1 7 3', 'A1 2 7 9'],
    fates: { loaded: 2, superseded: 2, duplicate: 2 },
  },
  {
    title: 'a superseded version that is delivered again is a duplicate',
    id: 'B',
    written: [
      { wave: 1, order: 'B1', units: '1', changed: day(1) },
      { wave: 2, order: 'B1', units: '2', changed: day(2) },
      { wave: 3, order: 'B1', units: '1', changed: day(1) },
    ],
    lines: ['B1 1 7 2'],
    fates: { loaded: 1, superseded: 1, duplicate: 1 },
  },
  {
    title: 'one file may bring several versions, and one of them twice',
    id: 'D',
    written: [
      { wave: 1, order: 'D1', units: '1', changed: day(1) },
      { wave: 2, order: 'D1', units: '5', changed: day(5) },
      { wave: 2, order: 'D1', units: '4', changed: day(4) },
      { wave: 3, order: 'D2', units: '6' },
      { wave: 3, order: 'D2', units: '6' },
    ],
    lines: ['D1 1 7 5', 'D2 1 7 6'],
    fates: { loaded: 2, superseded: 3 },
  },
  {
    title: 'of versions written at one moment the same one holds, whatever came first',
    id: 'E',
    written: [
      { wave: 1, order: 'E1', units: '1', changed: day(1) },
      { wave: 2, order: 'E1', units: '8', changed: day(1) },
      { wave: 4, order: 'E1', units: '5', changed: day(1) },
    ],
    fates: { loaded: 1, superseded: 2 },
  },
  {
    title: 'a line moves to another customer, and what is taken back with it',
    id: 'F',
    written: [
      { wave: 1, order: 'F1', customer: 'f7', units: '1', changed: day(1) },
      { wave: 2, order: 'F1', customer: 'f8', units: '1', changed: day(2) },
      { wave: 3, order: 'CF', customer: 'f8', units: '-1', at: later },
      { wave: 3, order: 'CF', line: '2', customer: 'f7', units: '-1', at: later },
    ],
    lines: ['F1 1 f8 1'],
    returns: ['CF f7 1', 'CF f8 1'],
    pairs: ['F1 1 1'],
    fates: { loaded: 3, superseded: 1 },
  },
  {
    title: 'a sale turns into a reversal',
    id: 'G',
    written: [
      { wave: 1, order: 'CG', units: '2', changed: day(1) },
      { wave: 2, order: 'CG', units: '-2', changed: day(2) },
    ],
    lines: [],
    returns: ['CG 7 2'],
    fates: { loaded: 1, superseded: 1 },
  },
  {
    title: 'and back',
    id: 'H',
    written: [
      { wave: 1, order: 'CH', units: '2', changed: day(1) },
      { wave: 2, order: 'CH', units: '-2', changed: day(2) },
      { wave: 3, order: 'CH', units: '3', changed: day(3) },
    ],
    lines: ['CH 1 7 3'],
    returns: [],
    fates: { loaded: 1, superseded: 2 },
  },
  {
    title: 'what was taken back before a correction is matched anew',
    id: 'I',
    written: [
      { wave: 1, order: 'I1', customer: 'i', product: 'POT', units: '3', changed: day(1) },
      { wave: 1, order: 'I2', customer: 'i', product: 'POT', units: '3' },
      { wave: 2, order: 'CI', customer: 'i', product: 'POT', units: '-3', at: later },
      { wave: 4, order: 'I1', customer: 'i', product: 'POT', units: '1', changed: day(4) },
    ],
    returned: [{ wave: 3, id: 'IR', order: 'I1', customer: 'i', units: '2' }],
    lines: ['I1 1 i 1', 'I2 1 i 3'],
    pairs: ['I1 1 1', 'I2 1 3'],
    fates: { loaded: 4, superseded: 1 },
  },
  {
    title: 'a returned line is corrected by the ids of its return, its order and its line',
    id: 'J',
    written: [{ wave: 1, order: 'J1', customer: 'j', product: 'POT', units: '5', changed: day(1) }],
    returned: [
      { wave: 2, id: 'JA', order: 'J1', customer: 'j', units: '3', changed: day(2) },
      { wave: 2, id: 'JB', order: 'J1', customer: 'j', units: '1' },
      { wave: 3, id: 'JA', order: 'J1', customer: 'j', units: '2', changed: day(3) },
    ],
    returns: ['JA 1 j 2', 'JB 1 j 1'],
    pairs: ['J1 1 1', 'J1 1 2'],
    fates: { loaded: 3, superseded: 1 },
  },
  {
    title: 'of dated files the version of the latest day holds, also one that was there before another',
    id: 'K',
    daily: [
      { wave: 1, order: 'K1', units: '1' },
      { wave: 2, order: 'K1', units: '2' },
      { wave: 3, order: 'K1', units: '1' },
    ],
    lines: ['K1 1 7 1'],
    fates: { loaded: 1, superseded: 1, duplicate: 1 },
  },
  {
    title: 'of dated files what came back may change again',
    id: 'L',
    daily: [
      { wave: 1, order: 'L1', units: '1' },
      { wave: 2, order: 'L1', units: '2' },
      { wave: 3, order: 'L1', units: '1' },
      { wave: 4, order: 'L1', units: '2' },
      { wave: 4, order: 'L1', units: '2' },
    ],
    lines: ['L1 1 7 2'],
    fates: { loaded: 1, superseded: 2, duplicate: 2 },
  },
  {
    title: 'a line that comes again unchanged every day is as new as its last day',
    id: 'M',
    daily: [
      ...([1, 2, 3, 4] as const).map(wave => ({ wave, order: 'M1', units: '1' })),
      { wave: 1, order: 'M2', units: '1' },
      { wave: 2, order: 'M2', units: '2' },
      { wave: 3, order: 'M2', units: '1' },
      { wave: 4, order: 'M2', units: '1' },
    ],
    lines: ['M1 1 7 1', 'M2 1 7 1'],
    fates: { loaded: 2, superseded: 1, duplicate: 5 },
  },
]

/** The files of each of the four deliveries. */
export function wavesOf(all: readonly Case[]): readonly (readonly SmallFile[])[] {
  return [1, 2, 3, 4].map(wave => {
    const inWave = <T extends { wave: number }>(things: readonly T[] | undefined) =>
      (things ?? []).filter(thing => thing.wave === wave)
    return [
      file(
        `lines-${wave}`,
        linesHeader,
        all.flatMap(one => inWave(one.written).map(lineText)),
      ),
      file(
        `daily-${day(wave)}`,
        linesHeader,
        all.flatMap(one => inWave(one.daily).map(lineText)),
      ),
      file(
        `returns-${wave}`,
        returnsHeader,
        all.flatMap(one => inWave(one.returned).map(returnText)),
      ),
    ].flatMap(found => found ?? [])
  })
}

const linesHeader = 'Order,Line,Customer,Product,At,Quantity,Price,Changed,Name'
function lineText({
  order,
  line = '1',
  customer = '7',
  product = 'MUG',
  at = '2024-01-01 10:00:00',
  units,
  changed = '',
  name = '',
}: Version): string {
  return [order, line, customer, product, at, units, '2.00', changed, name].join(',')
}

const returnsHeader = 'Return,Order,Line,Customer,Product,At,Quantity,Amount,Changed'
function returnText({ id, order, customer, units, changed = '' }: Returned): string {
  return [id, order, '1', customer, 'POT', '2024-01-02', units, `${2 * Number(units)}`, changed].join(',')
}

function file(name: string, header: string, rows: readonly string[]): SmallFile | null {
  return rows.length === 0 ? null : { name: `${name}.csv`, text: `${[header, ...rows].join('\n')}\n` }
}
