import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectFolder, put } from '../../../../test/support/project-folder.js'
import { loadProject } from '../../../config/load-project.js'
import { projectFindings } from '../../project-findings.js'
import { openTerminal } from '../../terminal.js'
import { projectFrom } from './project-from.js'

/** What `kehu init --from` makes of one file: the whole text, and the options of churn; the project is right. */
async function proposed(name: string, text: string) {
  await using folder = await projectFolder('')
  await put(folder.path, `drop/${name}`, text)
  const project = join(folder.path, 'firm')
  await projectFrom(project, join(folder.path, 'drop'), openTerminal({ quiet: true }))
  const loaded = await loadProject(project, {}, projectFindings)
  return { text: await readFile(join(project, 'kehu.yaml'), 'utf8'), churn: loaded.project.models.churn }
}

const label = (attribute: string, is: string | readonly string[], unknown?: readonly string[]) => ({
  label: { attribute, is, ...(unknown && { unknown }) },
})

test.each([
  [
    'a bank',
    'RowNumber,CustomerId,Surname,CreditScore,Exited\n1,77,Hill,600,1\n2,78,Onio,700,0\n3,79,Chu,650,0\n',
    label('exited', '1'),
  ],
  ['a firm without ids', 'Age,OverTime,Attrition\n30,Yes,No\n31,No,Yes\n31,No,No\n', label('attrition', 'Yes')],
  ['states', 'Policy No,State of health,Status\nP1,well,active\nP2,ill,lapsed\n', label('status', 'lapsed')],
  ['who stayed', 'id,churn status,plan\n1,Not churned,a\n2,Churned,b\n', label('churn_status', 'Churned')],
  ['three answers', 'client_id,Churn,x\n1,FALSE,2\n2,TRUE,3\n3,unknown,3\n', label('churn', 'TRUE', ['unknown'])],
  [
    'a bank whose ids are numbers',
    'CLIENTNUM,Attrition_Flag,Age\n768,Existing Customer,4\n769,Attrited Customer,5\n770,Existing Customer,6\n',
    label('attrition_flag', 'Attrited Customer'),
  ],
  ['French', 'N° client;Montant;Résilié\n1;1,5;non\n2;2,5;oui\n3;3,5;non\n', label('résilié', 'oui')],
  ['Spanish', 'ID cliente,Plan,Estado\n1,a,Activo\n2,b,Baja\n3,a,Activo\n', label('estado', 'Baja')],
  ['Japanese', '会員番号,年齢,解約\n1,33,いいえ\n2,35,はい\n3,36,いいえ\n', label('解約', 'はい')],
  [
    'members',
    'MemberID,Visits,Account status\n1,3,Active\n2,0,Inactive\n3,4,Active\n',
    label('account_status', 'Inactive'),
  ],
  ['Chinese', '客户编号,年龄,是否流失\n1,33,否\n2,35,是\n', label('是否流失', '是')],
  [
    'several who left',
    'id,Status,plan\n1,Active,a\n2,Cancelled,b\n3,Closed,b\n4,Suspended,b\n5,Pending,a\n',
    label('status', ['Cancelled', 'Closed'], ['Pending']),
  ],
  ['spellings', 'id,Churn,x\n1,Yes,2\n2,yes ,3\n3,NO,3\n4,no,3\n5,No,3\n6,,3\n', label('churn', 'Yes')],
  ['numbers', 'id,Churn,x\n1,0,2\n2,1,3\n3,2,3\n', label('churn', '1')],
  ['Chinese states', '客户编号,客户状态,x\n1,在网,2\n2,离网,3\n3,新入网,3\n', label('客户状态', '离网', ['新入网'])],
  [
    'German states',
    'Kundennummer;Status;x\n1;aktiv;2\n2;gekündigt;3\n3;Neukunde;3\n',
    label('status', 'gekündigt', ['Neukunde']),
  ],
  ['renewals', 'id,premium,Renewal\n1,120,1\n2,130,0\n3,140,1\n', label('renewal', '0')],
  ['Chinese renewals', '客户编号,保费,是否续保\n1,33,是\n2,35,否\n', label('是否续保', '否')],
  [
    'contracts of insurance',
    'policy_no,product,annual_premium,tenure_years,lapsed\nP1,motor,100.5,3,N\nP2,home,80.0,1,Y\nP3,life,99.1,2,N\n',
    label('lapsed', 'Y'),
  ],
  [
    'German contracts',
    'Vertragsnummer;Tarif;Monatsbeitrag;Vertragsbeginn;gekündigt\nV-1;Basis;12,50 €;13.05.2019;nein\nV-2;Komfort;22,50 €;01.07.2020;ja\nV-3;Basis;9,00 €;30.11.2018;nein\n',
    label('gekündigt', 'ja'),
  ],
  ['German', 'Kundennummer;Beitrag;Gekündigt\n1;1,5;nein\n2;2,5;ja\n', label('gekündigt', 'ja')],
])('a flat file that says who left is proposed with its label: %s', async (name, csv, expected) => {
  const { text, churn } = await proposed('flat.csv', csv)
  expect(churn).toEqual(expected)
  if (name !== 'a firm without ids') expect(text).not.toContain('record_number()')
})

test('another column that may say who left is asked about', async () => {
  const { text } = await proposed('flat.csv', 'id,Churn,Renewed,x\n1,yes,no,2\n2,no,yes,3\n3,no,yes,3\n')
  expect(text).toContain("is 'yes' of 'no', 'yes' said of those who left? Or does Renewed say it?")
})

/** Two customers, of whom the second leaves in the third month, with months as `written` writes them. */
const months = (header: string, written: readonly string[]) =>
  `${header}\n${[...written.map(one => `1,${one},5,no`), ...written.slice(0, 3).map((one, i) => `2,${one},7,${i === 2 ? 'yes' : 'no'}`)].join('\n')}\n`

test.each([
  ['days', 'customer_id,month,usage,churn', ['2024-01-01', '2024-02-01', '2024-03-01', '2024-04-01'], '"month"'],
  [
    'months',
    'account_id,snapshot_month,balance,churn',
    ['2024-01', '2024-02', '2024-03', '2024-04'],
    `{ expression: "concat([snapshot_month], '-01')" }`,
  ],
  [
    'months as numbers',
    'user_id,yyyymm,usage,churn',
    ['202401', '202402', '202403', '202404'],
    `{ expression: "concat([yyyymm], '01')", format: "%Y%m%d" }`,
  ],
  [
    'money each month',
    'customer_id,month,amount,churn',
    ['2024-01-01', '2024-02-01', '2024-03-01', '2024-04-01'],
    '"month"',
  ],
  [
    'Chinese',
    '客户编号,月份,消费金额,流失',
    ['2024年1月', '2024年2月', '2024年3月', '2024年4月'],
    `{ expression: "concat([月份], '1日')", format: "%Y年%m月%d日" }`,
  ],
])('one record per customer and month is learnt from by its days: %s', async (_, header, written, day) => {
  const { text, churn } = await proposed('panel.csv', months(header, written))
  expect(churn).toMatchObject({ of: 'records', horizon_days: 90, label: { is: 'yes' } })
  expect(text).toContain(`updated_at: ${day} # the day of the record; the first 7 records are of 2 customers`)
  expect(text).not.toContain('order_line')
  expect(text.slice(text.indexOf('attributes:'))).not.toMatch(/month|yyyymm|月份/)
})

test('of customers who come again without a day nobody knows the newest record', async () => {
  const { text, churn } = await proposed('panel.csv', months('customer_id,month,usage,churn', ['1', '2', '3', '4']))
  expect(churn).toEqual(label('churn', 'yes'))
  expect(text).toContain(
    'ASKED: the first 7 records are of 2 customers, and no column is known to say which is the newest',
  )
})

test('subscriptions that say when they end are no flat file', async () => {
  const { churn } = await proposed(
    'subscriptions.csv',
    'subscription_id,customer_id,plan,start_date,end_date,cancelled\n1,7,a,2024-01-05,2024-03-01,yes\n2,8,b,2024-02-05,,no\n3,8,a,2024-03-15,,no\n',
  )
  expect(churn).toBeUndefined()
})

test('a contract of one year is no number of a contract, and who churned is a state among others', async () => {
  const states = ['Stayed', 'Churned', 'Joined']
  const records = Array.from(
    { length: 60 },
    (_, i) => `${i}-ABC,${i % 2 ? 'One Year' : 'Month-to-Month'},${i}.5,${states[i % 3]}`,
  )
  const { text, churn } = await proposed(
    'telecom.csv',
    `Customer ID,Contract,Monthly Charge,Customer Status\n${records.join('\n')}\n`,
  )
  expect(churn).toEqual(label('customer_status', 'Churned', ['Joined']))
  expect(text).toContain(
    "is 'Churned' of 'Churned', 'Joined', 'Stayed' said of those who left? Does 'Joined' say nothing of it?",
  )
  expect(text).not.toContain('subscription_id')
})

test('what tells a person or numbers the rows is not learnt from; numbers with a comma are', async () => {
  const { text } = await proposed(
    'flat.csv',
    'Row,Member No,Full Name,E-Mail,Beitrag,Since,Cancelled?\n1,a,A B,a@example.com,"1,5",31.12.2020,Yes\n2,b,C D,b@example.com,"2,5",13.05.2021,No\n',
  )
  const attributes = text.slice(text.indexOf('attributes:'), text.indexOf('left_over:'))
  expect(attributes).toMatch(/beitrag: \{ column: "Beitrag", decimal_separator: ",", type: "decimal" \}/)
  expect(attributes).toMatch(/since: \{ column: "Since", format: "%d.%m.%Y", type: "date" \}/)
  expect(attributes).not.toMatch(/Row|Full Name|E-Mail/)
})

test('numbers with exponents are learnt from, too', async () => {
  const { text } = await proposed('flat.csv', 'Id,Share,Churn\n1,6.2e-05,Yes\n2,5.4E-05,No\n3,0.5,No\n')
  expect(text).toContain('share: "Share"')
  const german = await proposed('flat.csv', 'Id;Anteil;Gekündigt\n1;0,123456;ja\n2;0,5;nein\n3;0,25;nein\n')
  expect(german.text).toContain(`anteil: { expression: "number(replace([Anteil], ',', '.'))" }`)
})

test.each([
  [
    'orders',
    'Order,Customer,SKU,Date,Qty,Price,Status\n1,7,M,2024-05-01,1,2.5,paid\n2,8,M,2024-05-02,1,2.5,cancelled\n',
  ],
  ['payments', 'Invoice,Customer ID,Paid on,Amount,State\n1,7,2024-05-31,3.00,done\n2,8,2024-05-31,3.00,cancelled\n'],
])('a state of something else is no label: %s', async (name, csv) => {
  expect((await proposed(`${name}.csv`, csv)).churn).toBeUndefined()
})
