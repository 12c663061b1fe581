import type { SampledColumn } from '../../../etl/inspect/sample-columns.js'

/** A field as it is written into a project file, and why. */
export interface ProposedField {
  readonly field: string | Readonly<Record<string, string | number | readonly string[]>>
  readonly why: string
}

/** What a file that no preset knows may hold: fields by entity and column, and the columns that nothing maps. */
export interface ProposedKind {
  readonly maps: Readonly<Record<string, Readonly<Record<string, ProposedField>>>>
  /** Attributes of the customer, by name. */
  readonly attributes?: Readonly<Record<string, ProposedField>>
  readonly left_over: readonly string[]
}

type Meaning = keyof typeof meanings

/** Ids of people and firms who are no customers. */
const others = /^(supplier|vendor|employee|staff|agent|shipper|carrier|store|owner)/

/** How people name columns, in English and Chinese; the name without blanks, dashes and case. */
const meanings = {
  order: /^(order|invoice|receipt|basket|transaction)(id|no|nr|number|code|name)?$|^(主)?订单(编号|号)$|^单据编号$/,
  line: /^(orderline|line|lineitem|row)(id|no|nr|number)$|^子订单编号$/,
  customer:
    /^(customer|client|cust|user|member|buyer|household|contact|account|patient|guest)(id|no|nr|number|code)$|^(customer|client|buyer)$|^(客户编码|客户编号|买家会员名|下单帐号|会员号)$/,
  product:
    /^(product|item|article|sku|stock|material|goods)(id|no|nr|number|code|sku)?$|^sku$|^(商品编码|商品id|货号|商家编码)$/,
  productName: /^(product|item|article|goods)(name|title|description)$|^(description|商品名称|宝贝标题|选购商品)$/,
  quantity:
    /^(qty|quantity|units|count|pieces|amountordered|itemquantity)$|^(数量|订购数量|商品数量|购买数量|宝贝总数量)$/,
  price: /^(unit|item|list|sales|net)?price$|^(单价|价格|京东价)$/,
  amount:
    /^(total|net|gross|paid|order|line|sales|grand)?(amount|total|value|sum|revenue|sales|paid|cost|charge)$|^(总金额|金额|销售金额|订单金额|订单实付金额|买家实际支付金额|应付金额)$/,
  time: /(date|time|day|created|updated|ordered|paid|placed|when)(at|on)?$|^(at|on)$|at$|(日期|时间)$/,
  email: /^e?mail(address)?$|^邮箱$/,
  phone: /^(phone|telephone|tel|mobile)(number|no)?$|^(手机|手机号|联系电话|联系手机|客户手机号|收件人手机号)$/,
  name: /^(customer|client|full|contact|buyer)?name$|^(客户名称|客户姓名|收货人姓名|客户昵称)$/,
  firstName: /^(first|given)name$/,
  lastName: /^(last|family|sur)name$|^surname$/,
  city: /^(city|town)$|^城市$/,
  country: /^country$|^国家$/,
  id: /^(id|key|uuid|number|no)$|id$|编号$/,
} as const

/** What a file may hold, by the names and the values of its columns; null where nothing tells. */
export function proposeKind(columns: readonly SampledColumn[]): ProposedKind | null {
  const found = (meaning: Meaning, fits: (column: SampledColumn) => boolean = () => true) =>
    columns.find(column => meanings[meaning].test(plain(column.name)) && fits(column))
  const isTime = ({ formats }: SampledColumn) => formats.length > 0
  const isNumber = ({ decimal }: SampledColumn) => decimal !== null
  const time = found('time', isTime) ?? columns.find(column => isTime(column) && column.decimal === null)
  const order = found('order')
  const product = found('product')
  const customer = found('customer')
  const price = found('price', isNumber)
  const amount = found('amount', isNumber)
  const email = found('email') ?? columns.find(({ isEmail }) => isEmail)
  const maps: Record<string, Record<string, ProposedField>> = {}

  const person = {
    email,
    phone: found('phone'),
    name: found('name'),
    first_name: found('firstName'),
    last_name: found('lastName'),
    city: found('city'),
    country: found('country'),
  }
  const personal = Object.entries(person).flatMap(([name, column]) =>
    column ? [[name, { field: column.name, why: column === email ? 'e-mail addresses' : 'by its name' }] as const] : [],
  )
  const id = customer ?? uniqueOf(columns, found('id')) ?? email

  if (order && product && time && (price ?? amount)) {
    const quantity = found('quantity', isNumber)
    maps.order_line = {
      order_id: named(order),
      ...(found('line') ? { line_id: named(found('line')) } : {}),
      ...(customer ? { customer_id: named(customer) } : {}),
      product_id: named(product),
      ordered_at: moment(time),
      quantity: quantity ? number(quantity) : { field: { value: 1 }, why: 'no column tells how many: one each' },
      unit_price: price ? number(price) : perUnit(amount, quantity),
    }
    const productName = found('productName', column => column !== product)
    if (productName) maps.product = { product_id: named(product), name: named(productName) }
    if (customer && personal.length > 0)
      maps.customer = { customer_id: named(customer), ...Object.fromEntries(personal) }
  } else if (time && amount && (order ?? customer)) {
    maps.payment = {
      ...(order ? { order_id: named(order) } : {}),
      ...(customer ? { customer_id: named(customer) } : {}),
      paid_at: moment(time),
      amount: number(amount),
    }
  } else if (id && personal.length > 0 && !others.test(plain(id.name))) {
    maps.customer = { customer_id: named(id), ...Object.fromEntries(personal) }
  } else if (product && (found('productName') ?? price)) {
    const productName = found('productName', column => column !== product)
    maps.product = {
      product_id: named(product),
      ...(productName ? { name: named(productName) } : {}),
      ...(price ? { list_price: number(price) } : {}),
    }
  } else if (time && customer) {
    maps.interaction = { customer_id: named(customer), started_at: moment(time) }
  } else return null

  const used = new Set(Object.values(maps).flatMap(fields => Object.values(fields).map(headerOf)))
  return { maps, left_over: columns.map(({ name }) => name).filter(name => !used.has(name)) }
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[\s_\-.()]+/g, '')
}

function uniqueOf(columns: readonly SampledColumn[], column: SampledColumn | undefined): SampledColumn | undefined {
  const isUnique = (one: SampledColumn) => one.filled > 0 && one.distinct === one.filled
  if (column && isUnique(column)) return column
  return columns.find(one => isUnique(one) && meanings.id.test(plain(one.name)))
}

function named(column: SampledColumn | undefined): ProposedField {
  return { field: column?.name ?? '', why: 'by its name' }
}

function number({ name, decimal }: SampledColumn): ProposedField {
  if (decimal !== ',') return { field: name, why: 'by its name; numbers' }
  return { field: { column: name, decimal_separator: ',' }, why: 'by its name; numbers with a comma' }
}

function perUnit(amount: SampledColumn | undefined, quantity: SampledColumn | undefined): ProposedField {
  if (!amount) return { field: { value: 0 }, why: 'no column tells a price' }
  if (!quantity || amount.decimal === ',')
    return { ...number(amount), why: 'an amount; say if it is that of the whole line' }
  const bracket = (name: string) => `[${name.replaceAll(']', ']]')}]`
  return {
    field: { expression: `round(${bracket(amount.name)} / ${bracket(quantity.name)}, 4)` },
    why: 'the amount of the line by its units',
  }
}

/** A format that reads every cell; of several that read one differently none is chosen. */
function moment({ name, formats, ambiguous }: SampledColumn): ProposedField {
  const [first = 'iso'] = formats
  if (ambiguous) {
    const both = ambiguous.readings.map(({ format, day }) => `${day} by ${format}`).join(' and ')
    return {
      field: { column: name, format: ambiguous.readings.map(({ format }) => format) },
      why: `ASKED: '${ambiguous.cell}' is ${both}: keep the format that is meant; until then such cells are quarantined`,
    }
  }
  if (first === 'iso') return { field: name, why: 'times as ISO writes them' }
  return { field: { column: name, format: first }, why: 'the one format that reads all of the first records' }
}

function headerOf({ field }: ProposedField): string {
  if (typeof field === 'string') return field
  const { column, expression } = field
  if (typeof column === 'string') return column
  return typeof expression === 'string' ? (/\[(.*?)\]/.exec(expression)?.[1] ?? '') : ''
}
