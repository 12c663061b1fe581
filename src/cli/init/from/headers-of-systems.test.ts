import { expect, it } from 'vitest'
import { numberWriting } from '../../../etl/inspect/number-writing.js'
import type { SampledColumn } from '../../../etl/inspect/sample-columns.js'
import { alone } from './columns.js'
import { proposeKind } from './propose-kind.js'

/** Headers as systems of many countries write them, and what their columns become. */

const cells = {
  id: ['1001', '1002', '1003'],
  again: ['7', '7', '8'],
  text: ['Mug', 'Cup', 'Pot'],
  word: ['open', 'open', 'done'],
  number: ['12,50', '3,00', '1.000,00'],
  plain: ['3', '5', '12.5'],
  day: ['2024-01-13', '2024-01-14', '2024-01-15'],
  mail: ['a@x.co', 'b@x.co', 'c@x.co'],
  flag: ['0', '1', '0'],
} as const

function column(name: string, kind: keyof typeof cells): SampledColumn {
  const shown = cells[kind]
  return {
    name,
    filled: shown.length,
    values: [...new Set(shown)].sort(),
    distinct: new Set(shown).size,
    commonest: shown[0],
    formats: kind === 'day' ? ['iso'] : [],
    ambiguous: null,
    number: numberWriting(shown),
    hour: null,
    isEmail: kind === 'mail',
    nested: [],
  }
}

type Header = Readonly<Record<string, readonly [keyof typeof cells, (string | undefined)?]>>

const id = (to?: string) => ['id', to] as const
const again = (to?: string) => ['again', to] as const
const text = (to?: string) => ['text', to] as const
const word = (to?: string) => ['word', to] as const
const number = (to?: string) => ['number', to] as const
const plain = (to?: string) => ['plain', to] as const
const day = (to?: string) => ['day', to] as const
const mail = (to?: string) => ['mail', to] as const
const flag = (to?: string) => ['flag', to] as const

const line = (name: string) => `order_line.${name}`

const systems: readonly (readonly [string, string, Header, string?])[] = [
  [
    'a German shop',
    'auftraege',
    {
      Auftragsnummer: again(line('order_id')),
      Auftragsdatum: day(line('ordered_at')),
      Kundennummer: again(line('customer_id')),
      Artikelnummer: again(line('product_id')),
      Artikelname: text('product.name'),
      Menge: plain(line('quantity')),
      'VK Netto': number(line('unit_price')),
      Währung: word(line('currency')),
    },
  ],
  [
    'German invoices of few words',
    'rechnungen',
    {
      Nr: again(line('order_id')),
      Pos: plain(line('line_id')),
      Kontakt: again(line('customer_id')),
      Artikel: again(line('product_id')),
      Datum: day(line('ordered_at')),
      Menge: plain(line('quantity')),
      Preis: number(line('unit_price')),
      Rabatt: number(line('discount')),
      Waehrung: word(line('currency')),
    },
  ],
  [
    'German customers',
    'kunden',
    {
      Kundennummer: id('customer.customer_id'),
      Firma: text(),
      Vorname: text('customer.first_name'),
      Nachname: text('customer.last_name'),
      Straße: text('customer.street'),
      PLZ: plain('customer.postal_code'),
      Ort: text('customer.city'),
      Land: word('customer.country'),
      'E-Mail': mail('customer.email'),
      Telefon: text('customer.phone'),
    },
  ],
  [
    'French orders',
    'commandes',
    {
      'N° commande': again(line('order_id')),
      'Date commande': day(line('ordered_at')),
      'N° client': again(line('customer_id')),
      'Code article': again(line('product_id')),
      Désignation: text('product.name'),
      Quantité: plain(line('quantity')),
      'Prix unitaire HT': number(line('unit_price')),
      Remise: number(line('discount')),
    },
  ],
  [
    'Spanish invoices',
    'facturas',
    {
      'Nº Factura': again(line('order_id')),
      Fecha: day(line('ordered_at')),
      Cliente: again(line('customer_id')),
      Producto: text(line('product_id')),
      Cantidad: plain(line('quantity')),
      Precio: number(line('unit_price')),
    },
  ],
  [
    'Italian orders',
    'ordini',
    {
      'Numero ordine': again(line('order_id')),
      Data: day(line('ordered_at')),
      'Codice cliente': again(line('customer_id')),
      'Codice articolo': again(line('product_id')),
      Descrizione: text('product.name'),
      Quantità: plain(line('quantity')),
      Prezzo: number(line('unit_price')),
    },
  ],
  [
    'Dutch orders',
    'orders',
    {
      Ordernummer: again(line('order_id')),
      Datum: day(line('ordered_at')),
      Klantnummer: again(line('customer_id')),
      Artikelnummer: again(line('product_id')),
      Omschrijving: text('product.name'),
      Aantal: plain(line('quantity')),
      Prijs: number(line('unit_price')),
    },
  ],
  [
    'Brazilian orders',
    'pedidos',
    {
      'Número do pedido': again(line('order_id')),
      Data: day(line('ordered_at')),
      'Código do cliente': again(line('customer_id')),
      'Código do produto': again(line('product_id')),
      Quantidade: plain(line('quantity')),
      'Preço unitário': number(line('unit_price')),
    },
  ],
  [
    'Polish orders',
    'zamowienia',
    {
      'Nr zamówienia': again(line('order_id')),
      Data: day(line('ordered_at')),
      Klient: again(line('customer_id')),
      Produkt: text(line('product_id')),
      Ilość: plain(line('quantity')),
      Cena: number(line('unit_price')),
    },
  ],
  [
    'Japanese orders',
    '注文',
    {
      注文番号: again(line('order_id')),
      注文日時: day(line('ordered_at')),
      注文者メールアドレス: mail(line('customer_id')),
      商品番号: again(line('product_id')),
      商品名: text('product.name'),
      個数: plain(line('quantity')),
      単価: plain(line('unit_price')),
    },
  ],
  [
    'a Japanese till',
    '取引明細',
    {
      取引ID: again(line('order_id')),
      取引日時: day(line('ordered_at')),
      会員ID: again(line('customer_id')),
      商品ID: again(line('product_id')),
      商品名: text('product.name'),
      数量: plain(line('quantity')),
      販売単価: plain(line('unit_price')),
    },
  ],
  [
    'Korean orders',
    '주문',
    {
      주문번호: again(line('order_id')),
      주문일시: day(line('ordered_at')),
      '구매자 ID': again(line('customer_id')),
      상품번호: again(line('product_id')),
      상품명: text('product.name'),
      수량: plain(line('quantity')),
      판매가: plain(line('unit_price')),
    },
  ],
  [
    'an accountant',
    'invoices',
    {
      InvoiceNumber: again(line('order_id')),
      ContactName: again(line('customer_id')),
      InvoiceDate: day(line('ordered_at')),
      InventoryItemCode: again(line('product_id')),
      Description: text('product.name'),
      Quantity: plain(line('quantity')),
      UnitAmount: plain(line('unit_price')),
    },
  ],
  [
    'another accountant',
    'sales',
    {
      'Invoice No': again(line('order_id')),
      Customer: again(line('customer_id')),
      Date: day(line('ordered_at')),
      Item: text(line('product_id')),
      Qty: plain(line('quantity')),
      Rate: plain(line('unit_price')),
    },
  ],
  [
    'SAP',
    'vbap',
    {
      VBELN: again(line('order_id')),
      POSNR: plain(line('line_id')),
      ERDAT: day(line('ordered_at')),
      KUNNR: again(line('customer_id')),
      MATNR: again(line('product_id')),
      KWMENG: plain(line('quantity')),
      NETPR: plain(line('unit_price')),
      WAERK: word(line('currency')),
    },
  ],
  [
    'a web shop in one table',
    'sales_order_item',
    {
      increment_id: again(line('order_id')),
      created_at: day(line('ordered_at')),
      customer_email: mail(line('customer_id')),
      sku: again(line('product_id')),
      qty_ordered: plain(line('quantity')),
      price: plain(line('unit_price')),
      discount_amount: plain(line('discount')),
    },
  ],
  [
    'companies',
    'accounts',
    {
      AccountID: id('account.account_id'),
      AccountName: text('account.name'),
      ParentAccount: text('account.parent_id'),
      Industry: word('account.industry'),
      Employees: plain('account.employees'),
      Country: word('account.country'),
      Owner: word('account.owner'),
      LastModified: day('account.updated_at'),
    },
  ],
  [
    'companies of an office',
    'organizations',
    {
      'Organization - ID': id('account.account_id'),
      'Organization - Name': text('account.name'),
      'Organization - Owner': word('account.owner'),
      'Annual revenue': plain('account.annual_revenue'),
    },
  ],
  [
    'people of companies',
    'contacts',
    {
      id: id('customer.customer_id'),
      firstname: text('customer.first_name'),
      lastname: text('customer.last_name'),
      email: mail('customer.email'),
      company_id: again('customer.account_id'),
      updatedAt: day('customer.updated_at'),
    },
  ],
  [
    'subscriptions',
    'subscriptions',
    {
      Id: id('subscription.subscription_id'),
      'Customer Id': again('subscription.customer_id'),
      'Plan Id': word('subscription.plan'),
      Status: word('subscription.status'),
      'Started At': day('subscription.started_on'),
      'Cancelled At': day('subscription.ended_on'),
      MRR: plain('subscription.mrr'),
    },
  ],
  [
    'contracts of companies',
    'contracts',
    {
      'Contract Number': id('subscription.subscription_id'),
      'Account Id': again('subscription.account_id'),
      'Start Date': day('subscription.started_on'),
      'End Date': day('subscription.ended_on'),
      'Monthly Fee': plain('subscription.mrr'),
    },
    'account',
  ],
  [
    'a help desk',
    'tickets',
    {
      'Ticket ID': id('service_case.case_id'),
      Subject: text(),
      Type: word('service_case.category'),
      Status: word('service_case.status'),
      Priority: word('service_case.priority'),
      Agent: word('service_case.agent'),
      'Created time': day('service_case.opened_at'),
      'Resolved time': day('service_case.resolved_at'),
      'Contact ID': again('service_case.customer_id'),
    },
  ],
  [
    'answers to surveys',
    'nps',
    {
      Email: mail('feedback.customer_id'),
      Score: plain('feedback.score'),
      Comment: text('feedback.text'),
      'Created At': day('feedback.asked_at'),
    },
  ],
  [
    'calls',
    'calls',
    {
      'Call ID': id('interaction.interaction_id'),
      'Customer ID': again('interaction.customer_id'),
      'Started At': day('interaction.started_at'),
      'Duration (s)': plain('interaction.handle_s'),
      Direction: word('interaction.direction'),
      Agent: word('interaction.agent'),
      Outcome: word('interaction.outcome'),
    },
  ],
  [
    'mails sent',
    'sends',
    {
      campaign_id: again('campaign_contact.campaign_id'),
      email: mail('campaign_contact.customer_id'),
      sent_at: day('campaign_contact.sent_at'),
      opened: flag('campaign_contact.opened'),
      clicked: flag('campaign_contact.clicked'),
      converted: flag('campaign_contact.converted'),
      group: word('campaign_contact.arm'),
    },
  ],
  [
    'campaigns',
    'campaigns',
    {
      'Campaign ID': id('campaign.campaign_id'),
      'Campaign Name': text('campaign.name'),
      Channel: word('campaign.channel'),
      'Start Date': day('campaign.started_on'),
      'End Date': day('campaign.ended_on'),
      Budget: plain('campaign.budget'),
      Cost: plain('campaign.cost'),
    },
  ],
  [
    'deals',
    'deals',
    {
      'Deal - ID': id('opportunity.opportunity_id'),
      'Deal - Title': text('opportunity.name'),
      'Deal - Value': plain('opportunity.amount'),
      'Deal - Stage': word('opportunity.stage'),
      'Deal - Organization': text('opportunity.account_id'),
      'Deal - Owner': word('opportunity.owner'),
      'Deal - Deal created': day('opportunity.created_at'),
      'Deal - Expected close date': day('opportunity.expected_close_on'),
    },
  ],
  [
    'leads',
    'leads',
    {
      'Lead ID': id('lead.lead_id'),
      'Full Name': text('lead.name'),
      Company: text('lead.company'),
      Email: mail('lead.email'),
      Phone: text('lead.phone'),
      'Lead Status': word('lead.status'),
      'Lead Source': word('lead.lead_source'),
      'Created Date': day('lead.created_at'),
      Owner: word('lead.owner'),
    },
  ],
  [
    'returns',
    'returns',
    {
      return_id: id('return_line.return_id'),
      order_id: again('return_line.order_id'),
      product_id: again('return_line.product_id'),
      returned_at: day('return_line.returned_at'),
      quantity: plain('return_line.quantity'),
      refund_amount: plain('return_line.amount'),
      reason: word('return_line.reason'),
    },
  ],
  [
    'what activities cost',
    'costs',
    {
      Activity: word('activity_cost.activity'),
      Month: day('activity_cost.period'),
      Amount: plain('activity_cost.amount'),
    },
  ],
  [
    'a plan',
    'budget',
    {
      Month: day('target.period'),
      Region: word('target.region'),
      Target: plain('target.amount'),
    },
  ],
  [
    'a gym',
    'memberships',
    {
      'Member Number': id('subscription.subscription_id'),
      Name: text('customer.name'),
      'Membership Type': word('subscription.plan'),
      Joined: day('subscription.started_on'),
      Cancelled: day('subscription.ended_on'),
      'Monthly Dues': plain('subscription.mrr'),
    },
  ],
  [
    'an insurer',
    'policies',
    {
      policy_no: id('subscription.subscription_id'),
      holder_id: again('subscription.customer_id'),
      product: word('subscription.plan'),
      start_date: day('subscription.started_on'),
      end_date: day('subscription.ended_on'),
      annual_premium: plain('subscription.mrr'),
    },
  ],
  [
    'purchases in a game',
    'iap',
    {
      player_id: again(line('customer_id')),
      sku: word(line('product_id')),
      price_usd: plain(line('unit_price')),
      purchased_at: day(line('ordered_at')),
      transaction_id: id(line('order_id')),
    },
  ],
  [
    'cards of a chain',
    'loyalty',
    {
      card_number: again(line('customer_id')),
      ean: again(line('product_id')),
      units: plain(line('quantity')),
      net_amount: plain(line('unit_price')),
      sale_ts: day(line('ordered_at')),
    },
  ],
  [
    'donations',
    'donations',
    {
      'Donor ID': again(line('customer_id')),
      'Gift Date': day(line('ordered_at')),
      'Gift Amount': plain(line('unit_price')),
    },
  ],
  [
    'calls of a telephone company',
    'cdr',
    {
      msisdn: again('interaction.customer_id'),
      call_start: day('interaction.started_at'),
      duration_sec: plain('interaction.handle_s'),
      direction: word('interaction.direction'),
    },
  ],
  [
    'use of a service',
    'usage',
    {
      workspace_id: again('web_event.customer_id'),
      day: day('web_event.occurred_at'),
      active_users: plain('web_event.quantity'),
    },
  ],
  [
    'what advertising cost',
    'adspend',
    {
      campaign: word('activity_cost.activity'),
      date: day('activity_cost.period'),
      clicks: plain(),
      cost: plain('activity_cost.amount'),
    },
  ],
  [
    'what parcels cost',
    'shipping_costs',
    {
      order_id: again('activity_cost.order_id'),
      shipped_on: day('activity_cost.period'),
      cost: plain('activity_cost.amount'),
    },
  ],
  [
    'members with what they spent',
    'loyalty_members',
    {
      customer_id: id('customer.customer_id'),
      email: mail('customer.email'),
      joined: day('customer.created_at'),
      points: plain(),
      total_spent: plain(),
    },
  ],
  [
    'a restaurant',
    'checks',
    {
      'Check No': again(line('order_id')),
      Item: text(line('product_id')),
      Qty: plain(line('quantity')),
      Price: plain(line('unit_price')),
      Opened: day(line('ordered_at')),
    },
  ],
  [
    'seats that were sold',
    'tickets_sold',
    {
      'Order ID': again(line('order_id')),
      Event: word(),
      'Buyer Email': mail(line('customer_id')),
      'Purchase Date': day(line('ordered_at')),
      'Face Value': plain(line('unit_price')),
    },
  ],
  [
    'events of an app',
    'events',
    {
      event: word('web_event.event'),
      user_id: again('web_event.customer_id'),
      timestamp: day('web_event.occurred_at'),
      anonymous_id: again('web_event.visitor_id'),
    },
  ],
]

for (const [system, stem, header, other] of systems) {
  it(`columns of ${system} become what they mean`, () => {
    const sampled = Object.entries(header).map(([name, [cell]]) => column(name, cell))
    const stems = new Set(other === undefined ? [] : [other])
    const { maps = {} } = proposeKind(sampled, { ...alone, stem, stems }) ?? {}
    const told = Object.entries(maps).flatMap(([entity, fields]) =>
      Object.entries(fields).flatMap(([to, { columns }]) => columns.map(name => [name, `${entity}.${to}`] as const)),
    )
    const wanted = Object.entries(header).map(([name, [, to = 'nothing']]) => `${name} → ${to}`)
    const found = Object.entries(header).map(([name, [, to]]) => {
      const all = told.filter(([column]) => column === name).map(([, where]) => where)
      return `${name} → ${all.find(where => where === to) ?? all[0] ?? 'nothing'}`
    })
    expect(found).toEqual(wanted)
  })
}

/** What a name or a column seems to tell, and does not. */
const taken: readonly (readonly [string, string, Header, string | undefined])[] = [
  [
    'sales of a resort',
    'resort_orders',
    { order_id: again(), product_id: again(), date: day(), quantity: plain(), price: plain() },
    'order_line',
  ],
  [
    'an Italian account of sales',
    'resoconto_vendite',
    { 'numero ordine': again(), 'codice articolo': again(), data: day(), quantita: plain(), prezzo: plain() },
    'order_line',
  ],
  ['refunds without goods', 'refunds', { refund_id: id(), order_id: again(), date: day(), amount: plain() }, undefined],
  ['what shipping cost', 'shipping_costs', { order_id: id(), date: day(), amount: plain() }, 'activity_cost'],
  ['sales by currency', 'revenue_by_currency', { date: day(), currency: word(), rate: plain() }, undefined],
  ['sales of a plant', 'plant_sales', { date: day(), region: word(), amount: plain() }, undefined],
  ['measures of what was', 'kpis', { month: day(), measure: word(), value: plain() }, undefined],
  ['sales by category', 'sales_by_category', { month: day(), category: word(), amount: plain() }, undefined],
  ['hours', 'timesheets', { date: day(), employee: word(), rate: plain(), currency: word() }, undefined],
  ['bookings of a corporate', 'corporate', { date: day(), room: word(), rate: plain(), currency: word() }, undefined],
  ['visitors by topic', 'visitors', { date: day(), topic: word(), visits: plain() }, undefined],
  [
    'customers of a campaign',
    'customers',
    { customer_id: id(), name: text(), campaign: word(), segment: word() },
    'customer',
  ],
]

for (const [what, stem, header, entity] of taken) {
  it(`${what} are ${entity ?? 'nothing that is known'}`, () => {
    const sampled = Object.entries(header).map(([name, [cell]]) => column(name, cell))
    const { maps = {} } = proposeKind(sampled, { ...alone, stem }) ?? {}
    expect(Object.keys(maps)[0]).toBe(entity)
  })
}
