import { type Measured, smallestUplift, type TestDesign, testPower, testSize } from '../../mining/actions/test-size.js'
import { rowsetOf } from '../../reports/formats/memory-rowset.js'
import { type Output, writeRows } from '../output.js'
import { inMemory } from '../runs/in-memory.js'
import { numberAbove } from '../share.js'
import type { Terminal } from '../terminal.js'
import { UsageError } from '../usage-error.js'
import { wholeNumber } from '../whole-number.js'

const columns = [
  { name: 'measure', type: { kind: 'varchar' } },
  { name: 'baseline', type: { kind: 'double' } },
  { name: 'uplift', type: { kind: 'double' } },
  { name: 'power', type: { kind: 'double' } },
  { name: 'level', type: { kind: 'double' } },
  { name: 'contacted', type: { kind: 'bigint' } },
  { name: 'left_out', type: { kind: 'bigint' } },
  { name: 'customers', type: { kind: 'bigint' } },
] as const

/** As typed. */
export interface AskedSize {
  readonly rate?: string
  readonly deviation?: string
  readonly uplift?: string
  readonly customers?: string
  readonly power: string
  readonly level: string
  readonly control: string
}

/** One row: the groups that show an uplift, or the uplift that so many customers show. */
export async function sizeOfTest(asked: AskedSize, output: Output, terminal: Terminal): Promise<void> {
  const { format, path } = inMemory(output)
  const design: TestDesign = {
    power: numberAbove(asked.power, '--power', 0, 1),
    level: numberAbove(asked.level, '--level', 0, 1),
    control: numberAbove(asked.control, '--control', 0, 1),
  }
  await writeRows(rowsetOf(columns, [sized(measuredOf(asked), design, asked)]), format, path, terminal)
}

function sized(measured: Measured, design: TestDesign, { uplift, customers }: AskedSize) {
  const { power, level, control } = design
  const told = {
    measure: measured.kind,
    baseline: measured.kind === 'share' ? measured.rate : null,
    power,
    level,
  }
  if (uplift !== undefined && customers !== undefined) {
    const all = wholeNumber(customers, '--customers')
    return { ...told, uplift: measured.uplift, power: testPower(measured, design, all), ...groupsOf(all, control) }
  }
  if (customers !== undefined) {
    const all = wholeNumber(customers, '--customers')
    const found = smallestUplift(measured, design, all)
    if (found === null)
      throw new UsageError(`${all} customers are too few to show any uplift; ask with --uplift how many it takes`)
    return { ...told, uplift: Number(found.toPrecision(6)), ...groupsOf(all, control) }
  }
  const { contacted, leftOut } = testSize(measured, design)
  return {
    ...told,
    uplift: measured.uplift,
    contacted: BigInt(contacted),
    left_out: BigInt(leftOut),
    customers: BigInt(contacted + leftOut),
  }
}

function groupsOf(all: number, control: number) {
  const leftOut = Math.round(all * control)
  return { contacted: BigInt(all - leftOut), left_out: BigInt(leftOut), customers: BigInt(all) }
}

/** @throws UsageError where it is not said what is measured */
function measuredOf({ rate, deviation, uplift, customers }: AskedSize): Measured {
  if ((rate === undefined) === (deviation === undefined))
    throw new UsageError('name either --rate, for shares, or --deviation, for money')
  if (uplift === undefined && customers === undefined)
    throw new UsageError('name --uplift, for the size of a test, or --customers, for the uplift that they show')
  const wanted = uplift === undefined ? 0 : numberAbove(uplift, '--uplift', 0)
  if (deviation !== undefined)
    return { kind: 'money', deviation: numberAbove(deviation, '--deviation', 0), uplift: wanted }
  const from = numberAbove(rate ?? '', '--rate', 0, 1)
  if (from + wanted >= 1)
    throw new UsageError(`--rate ${rate} and --uplift ${uplift} add up to ${from + wanted}; expected less than 1`)
  return { kind: 'share', rate: from, uplift: wanted }
}
