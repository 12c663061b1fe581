/** Ids of people and firms who are no customers. */
export const others = /^(supplier|vendor|employee|staff|agent|shipper|carrier|store|owner|artist|lieferant|mitarbeiter)/

const number = '(id|no|nr|num|number|code|key|ref|reference|nummer|编号|号)'
const soldAs = '(amazon|shop|sales|web|purchase|line)?'

const written = {
  order: [
    `${soldAs}order(s)?${number}?|(order)?increment${number}|auftrags?${number}?|bestell${number}|bestellung${number}?|commande|numero?commande|pedido|(主)?订单(编号|号)|单据编号|单号|(受?注文?|注文|伝票|取引|レシート|購入)(番号|no|id|コード)`,
    `(invoice|rechnungs?|beleg|facture|receipt|basket|bill|transaction|transaktions?|sale|bon)${number}?|purchase${number}|小票号|num`,
  ],
  line: [
    `(orderline|orderitem|amazonorderitem|line|lineitem|invoiceline|invoiceitem|row|transactionline)${number}|position|pos(${number})|子订单编号`,
  ],
  customer: [
    `(customer|client|cust|kunden?|debitor|buyer|cliente|shopper)${number}|客户(编码|编号|id)|买家会员名|下单帐号|会员(号|id|卡号|编号)?|(会員|顧客|お客様|ユーザー)(番号|no|id|コード)`,
    `(user|member|household|contact|account|patient|guest|player|student|card|mitglieds?)${number}|(buyer)?username|buyer|customer|client|kunde|user|member|买家`,
  ],
  product: [
    `(merchant|seller|variant|lineitem|product|item)?sku|custom(label)|商家编码|货号|商品(编码|id|编号)|产品编号|(商品|品目|製品)(番号|コード|no|id)|品番|jan(コード)?`,
    `(product|item|article|artikel|stock|material|goods|variant|listing|isbn|asin|ean)${number}|material|artikel|asin|upc|gtin|article|product|sku\\d?`,
  ],
  productName: [
    `(product|item|article|goods|lineitem|artikel)(name|title|description|bezeichnung|fullname)|artikelbezeichnung|bezeichnung|商品名称|宝贝标题|选购商品|品名|(商品|製品)名(称)?`,
    `item|description|title|name|productservicefullname|product(service)?|商品|beschreibung`,
  ],
  quantity: [
    `(item|order|order(ed)?|lineitem|sold)?(qty|quantity|units|count|pieces)(ordered|purchased|sold|refund)?|amountordered|menge|anzahl|stück(zahl)?|cantidad|quantité?|件数|(订购|商品|购买)?数量|宝贝总数量|(販売|購入|注文)数量?|個数|点数`,
  ],
  price: [
    `(unit|item|list|sales|net|retail|lineitem|einzel|stück|stk|verkaufs)(price|preis|cost|amount)(amount|value)?(in)?(cents)?|(price|preis)(each|unit|perunit|cents|amount|value)?|salesprice|(販売)?単価|(販売)?価格|(original|discounted)?unitpriceset(shop|presentment)moneyamount|单价|价格|京东价`,
  ],
  amount: [
    `(line|item|order|grand|gesamt|sub)?(total|gross|net|netto|brutto|paid|order|line|sales|grand|charge|gesamt)(amount|total|value|sum|revenue|sales|paid|cost|charge|price|betrag|preis|wert|summe)(base|purchased)?(in)?(cents)?|soldfor|(买家)?实(付|际支付)(金额|款)?|订单(金额|实付金额)|(売上|合計|注文|支払|税込)?金額|売上高?|合計`,
    `(amount|total|value|sum|revenue|sales|paid|gross|charge|betrag|summe|umsatz|importe|montant|netsales|grosssales|spend)(cents)?|grandtotal|amountincompanycurrency|(总|应付|销售|结算)?金额`,
  ],
  time: [
    `(order|ordered|purchase|purchased|sale|sales|transaction|invoice|create|created|creation|placed|opened|bestell|auftrags|rechnungs|beleg|buchungs)(date|datum|time|timestamp|at|on|datetime)(utc)?|下单(时间|日期)|订单(创建)?(时间|日期)|单据日期|(売上|販売|購入|注文|受注|取引|伝票)(日|日時|日付)`,
    `date|datum|day|tag|time|timestamp|ts|datetime|zeit|日期|时间|created|fecha`,
    `.*(date|time|day|created|updated|ordered|paid|placed|when|datum|timestamp)(at|on|utc)?|.*(at|on|ts)|.*(日期|时间)`,
  ],
  updated: [`(date)?(last)?(updated|modified|changed)(at|on|date|time|utc)?`],
  hour: [`time|uhrzeit|zeit|heure|时间|saletime|ordertime`],
  email: [
    `(buyer|customer|client|billing|contact|from|payer)?e?mail(address|adresse)?(billing|shipping)?|邮箱|メール(アドレス)?`,
  ],
  phone: [
    `(customer|buyer|billing|contact)?(phone|telephone|telefon|tel|mobile|mobil|handy|cell)(number|nummer|no)?|(客户|收件人)?(手机|手机号|电话)|联系电话|联系手机|電話(番号)?`,
  ],
  name: [
    `(customer|client|full|contact|buyer|billing|shipto|billto|kunden)?(full)?name|客户(名称|姓名|昵称)|收货人姓名|氏名|お名前|(顧客|会員)名`,
  ],
  firstName: [`(billing|customer)?(first|given)name|vorname|prénom|prenom`],
  lastName: [`(billing|customer)?(last|family|sur)name|nachname|surname`],
  city: [`(billing|ship|shipping|customer)?(city|town)|ort|stadt|城市`],
  country: [`(billing|ship|shipping|customer)?country(code|name)?|land|国家`],
  fee: [`(processing|transaction|payment|paypal|stripe)?fees?`],
  currency: [`(order|transaction|presentment)?currency(code)?|währg|währung|waers|币种`],
  channel: [`(sales|order)?channel|kanal|渠道|销售渠道`],
  status: [`(order|financial|ticket|case|payment)?(status|state)|订单状态`],
  case: [`(ticket|case|issue|request|incident)${number}?`],
  subject: [`subject|category|topic|reason|thema|issuetype|requesttype`],
  priority: [`priority|severity`],
  ended: [`(resolved|solved|closed|completed|resolution|close)(date|time|at|on)?`],
  subscription: [`(subscription|contract|abo|vertrags?)${number}?`],
  plan: [`plan(name|type)?|tier|product|package|contract(type)?|tarif`],
  monthly: [`(mrr|monthly)(charges?|amount|fee|price|recurringrevenue)?`],
  started: [`(start|started|signup|begin|activation|subscribed|join(ed)?)(date|at|on)?`],
  stopped: [`(end|ended|cancel|cancell?ed|churn(ed)?|cancell?ation|termination|expiry)(date|at|on)?`],
  deal: [`(deal|opportunity|opp)${number}?|recordid`],
  stage: [`(deal|sales|pipeline)?stage(name)?|phase`],
  closes: [`(expected)?close(d)?(date|on|at)?|abschluss(datum)?`],
  dealName: [`(deal|opportunity)name`],
  account: [`(associated)?(company|account)(id|ids|idsprimary|name)?`],
  owner: [`(deal|opportunity|record)?owner(name)?|sales(rep|agent|person)`],
  pipeline: [`pipeline(name)?`],
  won: [`is(closed)?won|won`],
  visitor: [`(visitor|anonymous|client|device|cookie|session)id`],
  event: [`event(name|type)?|action|activity(type)?`],
  id: [`(id|key|uuid|number|no|nummer)|.*id|.*编号`],
} as const

export type Meaning = keyof typeof written

/** How people name columns, the surest names first; names without case, blanks and signs. */
export const meanings: ReadonlyMap<string, readonly RegExp[]> = new Map(
  Object.entries(written).map(([meaning, patterns]) => [
    meaning,
    patterns.map(pattern => new RegExp(`^(${pattern})$`, 'u')),
  ]),
)

/** A name as meanings know it: with what stands in parentheses, and without. */
export function spellings(name: string): readonly string[] {
  const plain = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '')
  const short = name.replaceAll(/[(（][^)）]*[)）]/g, '')
  return [...new Set([plain(name), plain(short)])].filter(text => text !== '')
}
