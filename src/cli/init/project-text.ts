/** The text of a project file to start from. `schema` is the path of its JSON Schema, for editors. */
export function projectText(name: string, schema: string): string {
  return `# yaml-language-server: $schema=${schema}
version: 1
project: ${name}
timezone: UTC                     # where the business day turns, such as Europe/London
currency: EUR
language: en                      # or zh: reports, names of segments and measures
# country: GB                     # telephones that are written without +44

customer: { unit: person, same_when: [email] }   # records with one e-mail address are one customer; phone can be added

sources:
  shop:
    title: Orders of the shop
    # A preset instead of what follows: preset: online-retail   (kehu presets list)
    path: "exports/orders-*.csv"
    # deadline_days: 2            # hold the night when its newest day lies further back
    files:
      - name: lines
        maps:                     # our column: header in your file
          order_line:
            order_id: Order
            product_id: SKU
            customer_id: Customer
            ordered_at: { column: Ordered at, format: "%Y-%m-%d %H:%M:%S" }
            quantity: Quantity
            unit_price: { column: Price, decimals: 2 }
          customer:
            customer_id: Customer
            email: { column: Email, optional: true }

models:
  rfm: {}

limits: { quarantined: 0.05 }     # more bad records than this share hold the night
keep: { nights: 7 }

reports: { directory: outbox/report }   # a copy of each night's pages
audiences:
  win_back: { segment: [cannot_lose, at_risk], format: csv, directory: outbox }
`
}

export const ignoreText = `# Made by kehu from the exports; every night can be made again from what lies in warehouse/landed.
warehouse/
outbox/
`

export const sqlReadme = `# SQL of your own

Queries of this project, one statement a file:

    -- One row per ...
    -- grain: column, column
    select ...

Ask the published night with: kehu query -f sql/NAME.sql
`
