import type { Random } from '../../fixtures/random.js'
import { csv, customerDump, type Line, lineFile, type Return, returnFile, type SmallFile } from './small-source.js'

const customers = ['1', '2', '3', '4', '5']
const emails = ['a@example.com', 'b@example.com', 'c@example.com', '']
const phones = ['020 7946 0001', '+44 20 7946 0001', '020 7946 0002', 'none', '']
const countries = ['United Kingdom', 'France', '']
const days = ['2024-01-01', '2024-01-02', '2024-01-03', '2024-01-04']
const names = ['a', 'b', 'c']

/**
 * Files from pools so small that everything meets: versions, merges, repeats, deliveries of the same twice and in two
 * formats, corrections before what they correct, reversals before and after their orders, records that are quarantined.
 */
export function randomFiles(random: Random): readonly SmallFile[] {
  const some = () => customers.filter(() => random.chance(0.7))
  const dumps = days.slice(random.integer(2)).map(day =>
    customerDump(
      day,
      some().map(id => [id, random.pick(emails), random.pick(countries)]),
    ),
  )
  const calls = days.slice(2).map(day => ({
    name: `phones-${day}.csv`,
    text: csv(
      'Id,Phone',
      some().map(id => [id, random.pick(phones)]),
    ),
  }))
  return [
    ...dumps,
    ...calls,
    ...articleFiles(random),
    ...lineFiles(random),
    ...versionFiles(random),
    ...returns(random),
  ]
}

function articleFiles(random: Random): readonly SmallFile[] {
  return days.slice(1, 3).map(day => ({
    name: `articles-${day}.csv`,
    text: csv(
      'Code,Title,Category,Cost',
      ['MUG', 'cup', 'BOX'].map(code => [
        code,
        random.pick(['Mug', 'Cup', '']),
        random.pick(['Kitchen', '']),
        random.pick(['0.50', '0.75', 'dear']),
      ]),
    ),
  }))
}

/** Lines without ids, some of them in the other format, too. */
function lineFiles(random: Random): readonly SmallFile[] {
  const all = Array.from({ length: 30 }, (): Line => {
    const order = random.pick(['100', '101', '102', 'C103', 'C104'])
    const quantity = order.startsWith('C') ? random.pick(['-1', '-2']) : random.pick(['1', '2', '3', '-1', 'two'])
    const product = random.pick(['MUG', 'mug', 'CUP', 'POST'])
    const at = `2024-01-0${1 + random.integer(4)} 1${random.integer(3)}:00:00`
    const name = random.pick(['Mug', 'Big mug', ''])
    const price = random.pick(['1.50', '1.50', '2.00', '0'])
    return [order, random.pick([...customers, '']), product, name, at, quantity, price]
  })
  const drawn = () => Array.from({ length: 1 + random.integer(20) }, () => random.pick(all))
  const foreign = drawn().map(line => line.join(';').replace(/\.(?=\d+$)/, ','))
  return [
    ...names.map(name => lineFile(name, drawn())),
    {
      name: 'foreign-a.csv',
      text: `Order;Customer;Product;Name;At;Quantity;Price\n${foreign.map(line => `${line}\n`).join('')}`,
    },
  ]
}

/** Lines with ids, in versions that say when they were written and in files that have a day. */
function versionFiles(random: Random): readonly SmallFile[] {
  const version = () => {
    const order = random.pick(['200', '201', 'C202'])
    const units = order.startsWith('C') ? random.pick(['-1', '-2', '1']) : random.pick(['1', '2', '3', 'two'])
    const at = random.pick(['2024-01-02 10:00:00', '2024-01-03 10:00:00'])
    const customer = random.pick(['1', '2', '3'])
    return [order, random.pick(['1', '2', '']), customer, random.pick(['MUG', 'CUP']), at, units, '1.50']
  }
  const header = 'Order,Line,Customer,Product,At,Quantity,Price'
  const file = (name: string, head: string, row: () => readonly string[]) => ({
    name: `${name}.csv`,
    text: csv(head, Array.from({ length: 1 + random.integer(6) }, row)),
  })
  const all = Array.from({ length: 5 }, version)
  return [
    ...names.map(name =>
      file(`written-${name}`, `${header},Discount,Changed`, () => [
        ...version(),
        random.pick(['0.10', '']),
        random.pick(['2024-01-02 12:00:00', '2024-01-03', '2024-01-04']),
      ]),
    ),
    ...days.slice(1).map(day => file(`daily-${day}`, header, () => random.pick(all))),
  ]
}

function returns(random: Random): readonly SmallFile[] {
  const all = emails.map(
    (_, i): Return => [
      `R${i}`,
      random.pick(['100', '101', '200', '999']),
      random.pick(customers),
      random.pick(['MUG', 'CUP']),
      `2024-01-05 0${i}:00:00`,
      '1',
      random.pick(['1.50', '2.00', '-1']),
    ],
  )
  return [returnFile('a', all), returnFile('b', all.slice(1))]
}
