import { kehu } from './support/cli.js'
import { type ProjectFolder, projectFolder, put } from './support/project-folder.js'
import { publishedOnce } from './support/published-once.js'

/** A shop with 30 customers, their e-mail addresses, and orders over half a year; the day after the last of them. */
export const smallDay = '2024-07-01'

export const smallYaml = `version: 1
project: corner
timezone: Europe/London
currency: GBP
limits: { quarantined: 0.5 }
sources:
  shop:
    files:
      - name: customers
        path: exports/customers.csv
        maps: { customer: { customer_id: Id, name: Name, email: Email, birth_date: { column: Born, format: '%Y-%m-%d' } } }
      - name: lines
        path: exports/lines-*.csv
        maps: { order_line: { order_id: Order, customer_id: Customer, product_id: Product, ordered_at: { column: At, format: '%Y-%m-%d' }, quantity: Quantity, unit_price: Price } }
reports: { directory: out/report }
audiences:
  best: { segment: [champions, loyal], directory: out, columns: [customer_id, email, net_sales] }
`

const given = ['Anna', 'Ben', 'Carl', 'Dora', 'Emil', 'Fay']

/** Customer i buys every i-th week, the later numbers earlier in the year: every segment has somebody. */
export function smallCustomers(): string {
  const rows = Array.from(
    { length: 30 },
    (_, i) => `C${i},${given[i % 6]} Small,c${i}@example.com,19${60 + i}-01-0${1 + (i % 9)}`,
  )
  return `Id,Name,Email,Born\n${rows.join('\n')}\n`
}

/** Orders of some customers; `bad` adds two records that cannot be cast. */
export function smallLines(name: string, from: number, to: number, bad = false): { name: string; text: string } {
  const rows: string[] = []
  for (let i = from; i < to; i++) {
    for (let n = 0; n <= i % 7; n++) {
      const day = new Date(Date.UTC(2024, 0, 1 + ((i * 5 + n * 11) % 180))).toISOString().slice(0, 10)
      rows.push(`O${i}-${n},C${i},P${n % 3},${day},${1 + (n % 4)},${(i % 9) + 1}.50`)
    }
  }
  if (bad) rows.push(`B${from}-1,C${from},P1,2024-03-01,many,1.50`, `B${from}-2,C${from},P1,2024-02-31,1,1.50`)
  return { name: `exports/lines-${name}.csv`, text: `Order,Customer,Product,At,Quantity,Price\n${rows.join('\n')}\n` }
}

/** A project with one night, published and delivered; `yaml` in place of the small one. */
export async function smallProject(yaml: string = smallYaml): Promise<ProjectFolder> {
  return yaml === smallYaml ? copyOfSmall() : published(yaml)
}

const copyOfSmall = publishedOnce(() => published(smallYaml))

async function published(yaml: string): Promise<ProjectFolder> {
  const project = await projectFolder(yaml)
  await put(project.path, 'exports/customers.csv', smallCustomers())
  const lines = smallLines('a', 0, 30, true)
  await put(project.path, lines.name, lines.text)
  const { code, stderr } = await kehu(project.path, ['run', '--as-of', smallDay])
  if (code !== 0) throw new Error(`the small project does not run: ${stderr}`)
  return project
}
