/**
 * What columns are called by systems in English, German, French, Spanish, Italian, Dutch, Portuguese, Polish, Russian,
 * Chinese, Japanese and Korean: patterns of whole names in small letters, without blanks and signs, the surest first.
 */

const ids =
  '(id|ids|no|nr|num|number|numero|nummer|code|codigo|codice|kod|key|ref|reference|referencia|номер|код|编号|编码|代码|单号|号|号码|番号|コード|번호|아이디)'
const idBefore =
  '(n|no|nr|num|numero|numer|номер|код|id|code|codigo|codice|cod|kod|ref|reference|referencia)(de|do|da|del|della|dell|di|du|la|le|l|of)*'

/** The id of a thing: `order no`, `N° commande`, `número do pedido`, `订单编号`. */
const idOf = (things: string) => `(${things})(s|en)?${ids}|${idBefore}(${things})(s|en)?`

const orders =
  '(amazon|shop|sales|web|purchase|customer)?order(s)?|auftrag(s)?|auftraege|bestell(ung)?|commande|pedido|orden|ordine|bestelling|encomenda|zamowieni[ae]|заказ(а)?|(主)?订单|交易|注文|受注|주문'
const invoices =
  'invoice|check|folio|booking|reservation|buchung(s)?|rechnung(s)?|beleg|facture|factura|fattura|factuur|fatura|faktur[ay]|receipt|basket|bill|transaction|transaktion(s)?|sale|bon|document|документ(а)?|реализаци[яи]|накладн(ая|ой)|чек(а)?|单据|发票|出库|小票|取引|伝票|レシート|영수증'
const customers =
  'customer|client|cust|kunden?|debitor(en)?|buyer|cliente|klant(en)?|klient|контрагент(а)?|покупател[ья]|клиент(а)?|shopper|客户|购货单位|往来单位|顾客|买家|会员|顧客|会員|購入者|고객|구매자|회원'
const people =
  'user|member|donor|guest|player|student|traveller|passenger|tenant|workspace|(policy)?holder|spender|gast|schuler|household|contact|account|patient|card|mitglied(s)?|kontakt|contacto|contatto|用户'
const products =
  'product|course|service|treatment|item|article|artikel|stock|material|goods|variant|listing|inventoryitem|produit|producto|articulo|articolo|prodotto|produto|produkt|товар(а)?|номенклатур[аы]|商品|产品|物料|存货|货品|品目|상품|제품'
const companies =
  'company|account|organi[sz]ation|firm|business|firmen?|unternehmen|entreprise|societe|empresa|azienda|bedrijf|firma|公司|企业|会社|法人|회사'

export const written = {
  order: [
    `${orders}|(order)?increment${ids}|${idOf(orders)}|单号|(売上|購入|レシート)(番号|no|id|コード)|vbeln|orderreference`,
    `(${invoices})${ids}?|purchase${ids}|${idOf(invoices)}|num|номер`,
  ],
  line: [
    `(orderline|orderitem|amazonorderitem|line|lineitem|invoiceline|invoiceitem|row|transactionline|position(s)?)${ids}|position|pos|pos(${ids})|posnr|子订单编号|明細番号|行番号`,
  ],
  customer: [
    `${idOf(customers)}|お客様(番号|コード|id)|ユーザー(番号|id)|下单帐号|kunnr|msisdn`,
    `${idOf(people)}|(buyer)?username|buyer|customer|client|cliente|klant|klient|kunde|kontakt|contact|user|member|контрагент|покупатель|клиент|买家(会员名)?|客户|会员|顧客|고객|구매자`,
    `(customer|client|contact|kunden|buyer|cliente)(full)?name|客户名称`,
  ],
  product: [
    `(merchant|seller|variant|lineitem|product|item)?sku|custom(label)|商家编码|货号|артикул|matnr|品番|jan(コード)?`,
    `${idOf(products)}|isbn|asin|ean|material|artikel|upc|gtin|article|product|producto|produit|produto|prodotto|produkt|articulo|articolo|sku\\d?`,
  ],
  productName: [
    `(product|item|article|goods|lineitem|artikel|produkt)(s)?(name|title|description|bezeichnung|fullname)|(nom|libelle)(du)?produit|(nombre|descripcion)(del)?producto|artikelbezeichnung|bezeichnung|designation|descripcion|descrizione|descricao|omschrijving|opis|(商品|产品|物料|存货|货品|品)(名称|名)|наименование(товара)?|宝贝标题|选购商品|品名|상품명|제품명`,
    `item|service|treatment|course|model|description|title|name|productservicefullname|product(service)?|номенклатура|товар|商品|beschreibung|libelle`,
  ],
  quantity: [
    `(item|order|order(ed)?|lineitem|sold)?(qty|quantity|units|count|pieces)(ordered|purchased|sold|refund)?|amountordered|menge|anzahl|stuck(zahl)?|cantidad|quantite|qte|quantita|quantidade|aantal|ilosc|количество|колво|件数|(订购|商品|购买|退货|实发|销售|出库)?数量|个数|個数|宝贝总数量|(販売|購入|注文)数量?|点数|수량|kwmeng`,
  ],
  price: [
    `(unit|item|list|sales|net|retail|lineitem|einzel|stuck|stk|verkaufs|vk)(price|preis|cost|amount|rate)?(amount|value)?(in)?(cents)?(netto|net)?|vknetto|(price|preis|prix|precio|prezzo|prijs|preco|cena)(each|unit|unitaire|unitario|perunit|ht|netto|net|cents|stuk|usd|eur|gbp|chf|cny|jpy)*|pu(ht)?|rate|itemrate|salesprice|цена|(含税|不含税|无税|销售)?单价|价格|京东价|(販売)?(単価|価格)|(original|discounted)?unitpriceset(shop|presentment)moneyamount|판매가|단가|netpr`,
  ],
  discount: [
    `(line|item|order)?discount(s)?(amount|total|value)?|rabatt(betrag)?|remise|descuento|sconto|korting|desconto|rabat|скидка|优惠(金额)?|折扣(金额)?|値引(額)?|할인(금액)?`,
  ],
  amount: [
    `(line|item|order|grand|gesamt|sub)?(total|gross|net|netto|brutto|paid|order|line|sales|grand|charge|gesamt|refund(ed)?|deal)(amount|total|value|sum|revenue|sales|paid|cost|charge|price|betrag|preis|wert|summe)(base|purchased)?(in)?(cents)?|soldfor|(买家)?实(付|际支付)(金额|款)?|订单(金额|实付金额)|退款(金额)?`,
    `(amount|total|value|sum|revenue|sales|paid|gross|charge|betrag|summe|umsatz|importe|montant|importo|bedrag|valor|kwota|netsales|grosssales|spend|refund|facevalue|(gift|donation|donated|ticket|booking)(amount|value|price|total)?)(cents|ttc|ht|usd|eur|gbp|chf|cny|jpy)?|grandtotal|amountincompanycurrency|сумма|стоимость|价税合计|(总|应付|销售|结算|含税|无税|不含税)?金额|(売上|合計|注文|支払|税込)?金額|売上高?|合計|금액|합계`,
    `fee|fare|tuition|premium|dues|honorar`,
  ],
  time: [
    `(order|ordered|purchase|purchased|sale|sales|transaction|invoice|create|created|creation|placed|opened|bestell|auftrags|rechnungs|beleg|buchungs)(date|datum|time|timestamp|at|on|datetime)(utc)?|(date|fecha|data)(de|do|da|del|di|d)*(la)?(commande|facture|pedido|factura|ordine|fattura|encomenda)|下单(时间|日期)|订单(创建)?(时间|日期)|(单据|发票|开票|业务|出库)日期|дата(заказа|документа|продажи|реализации)?|(売上|販売|購入|注文|受注|取引|伝票)(日|日時|日付)|주문일시?|erdat`,
    `date|datum|data|fecha|day|tag|time|timestamp|ts|datetime|zeit|дата|日期|时间|日時|일자|날짜|created|opendate`,
    `.*(date|time|day|created|updated|ordered|paid|placed|when|datum|timestamp)(at|on|utc)?|.*(at|on|ts)|.*(日期|时间|日時|일시)`,
  ],
  updated: [
    `(date)?(last|record)?(modified|modification|updated?|changed?)(date|at|on|time|datetime|timestamp)?|systemmodstamp|geandert(am)?|anderungsdatum|(更新|修改)(时间|日期|日時)|수정일시?`,
  ],
  hour: [`time|uhrzeit|zeit|heure|hora|ora|时间|saletime|ordertime|時刻`],
  email: [
    `(buyer|customer|client|billing|contact|from|payer)?e?mail(address|adresse)?(billing|shipping)?|correo(electronico)?|почта|邮箱|(注文者|会員|顧客)?メール(アドレス)?|이메일`,
  ],
  phone: [
    `(customer|buyer|billing|contact)?(phone|telephone|telefon|telefono|telefone|tel|mobile|mobil|handy|cell)(number|nummer|no)?|(客户|收件人)?(手机|手机号|电话)|телефон|联系电话|联系手机|電話(番号)?|전화번호|연락처`,
  ],
  name: [
    `(customer|client|full|contact|buyer|billing|shipto|billto|kunden)?(full)?name|nombre(completo)?|nom(complet)?|фио|имя|客户(名称|姓名|昵称)|收货人姓名|姓名|氏名|お名前|(顧客|会員)名|이름|성명`,
  ],
  firstName: [`(billing|customer)?(first|given)name|vorname|prenom|voornaam|nome|imie|名`],
  lastName: [
    `(billing|customer)?(last|family|sur)name|nachname|surname|apellidos?|cognome|achternaam|sobrenome|nazwisko|姓`,
  ],
  street: [
    `(billing|ship|shipping|customer)?(street|address|address1|streetaddress|addressline1)|strasse|straße|adresse|direccion|indirizzo|adres|endereco|详细地址|地址|住所|주소`,
  ],
  postalCode: [
    `(billing|ship|shipping|customer)?(postal|post|zip)(code)?|plz|postleitzahl|codepostal|codigopostal|cap|cep|邮编|郵便番号|우편번호`,
  ],
  city: [
    `(billing|ship|shipping|customer)?(city|town)|ort|stadt|ville|ciudad|citta|plaats|cidade|miasto|город|城市|市区町村|도시`,
  ],
  region: [
    `(billing|ship|shipping|customer)?(region|state|province|county)|bundesland|kanton|provincia|departement|省份?|都道府県`,
  ],
  country: [`(billing|ship|shipping|customer)?country(code|name)?|land|pays|pais|paese|kraj|страна|国家|国|국가`],
  signedUp: [
    `(created?|creation|signup|signedup|registered|registration|joined|join)(date|at|on|time)?|registrierungsdatum|angelegtam|注册(时间|日期)|入会日|登録日時?|가입일`,
  ],
  birth: [
    `(date)?(of)?birth(date|day)?|dob|geburts(datum|tag)|datedenaissance|fechadenacimiento|生日|出生日期|生年月日|생년월일`,
  ],
  gender: [`gender|sex|geschlecht|genre|genero|性别|性別|성별`],
  fee: [`(processing|transaction|payment|paypal|stripe)?fees?`],
  currency: [
    `(order|transaction|presentment)?currency(code)?|wahrg|wahrung|waehrung|waers|waerk|devise|moneda|valuta|moeda|валюта|币种|通貨|통화`,
  ],
  exchangeRate: [`(exchange|fx|conversion)rate|wechselkurs|tauxdechange|汇率|為替レート|환율`],
  rate: [`rate|kurs|taux|レート`],
  base: [`(base|to|target|quote)(currency)?(code)?|zielwahrung`],
  channel: [`(sales|order)?channel|kanal|canal|渠道|销售渠道|채널`],
  status: [
    `(order|financial|ticket|case|payment|lead|subscription|campaign)?(status|state)|статус|订单状态|状态|상태|ステータス`,
  ],
  case: [idOf('ticket|case|issue|request|incident|vorgang|工单'), `ticket|case|issue|request|incident`],
  subject: [`(ticket|case|issue|request)?(category|topic|type)|thema|reason|分类|类型`, `subject|betreff`],
  priority: [`priority|severity|prioritat`],
  agent: [`(assigned|support)?(agent|assignee|operator|advisor|representative)(name|id)?|bearbeiter|客服|担当者`],
  ended: [`(resolved|solved|closed|completed|resolution|close)(date|time|at|on)?`],
  subscription: [
    idOf('subscription|contract|abo|abonnement|vertrag(s)?|suscripcion|policy|合同|订阅|契約'),
    `sub|subscription|contract|abo`,
  ],
  plan: [
    `(membership|policy|subscription)?(plan|type)(name|type|id)?|tier|product|package|contract(type)?|tarif|套餐|プラン`,
  ],
  yearly: [`(annual|yearly)(premium|fee|amount|price|charge|value)|arr|acv|jahresbeitrag|jahrespramie`],
  monthly: [
    `(mrr|monthly)(charges?|amount|fee|price|recurringrevenue|revenue|payment|dues|premium|rent)?|monats(betrag|beitrag|preis)|月费|月額`,
  ],
  started: [
    `(subscription|contract)?(start|started|signup|begin|activation|activated|subscribed|join(ed)?|valid(from)?)(date|at|on)?|(vertrags)?beginn|开始(日期|时间)|開始日`,
  ],
  stopped: [
    `(subscription|contract)?(end|ended|ends|cancel|cancell?ed|churn(ed)?|cancell?ation|termination|terminated|expiry|expires|validto)(date|at|on)?|(vertrags)?ende|结束(日期|时间)|終了日|解約日`,
  ],
  seats: [`seats?|licen[cs]es?`],
  deal: [idOf('deal|opportunity|opp|商机'), `recordid`],
  stage: [`(deal|sales|pipeline|opportunity)?stage(name)?|phase|阶段`],
  closes: [`(deal)?(expected)?close(d)?(date|on|at)?|abschluss(datum)?|预计成交日期`],
  dealName: [`(deal|opportunity)(name|title)`],
  companyId: [`${idOf(companies)}|(associated)?(company|account)(id|ids|idsprimary)?`],
  company: [`(deal)?(${companies})(name)?|公司名称|会社名|회사명`],
  accountName: [`(${companies})(name)?|公司名称|会社名|회사명|name`],
  parent: [`parent(${companies})?(id)?|(ultimate)?parent|mutter(gesellschaft|firma|unternehmen)?|母公司|親会社`],
  industry: [`industry|sector|branche|secteur|settore|行业|業種|업종`],
  employees: [
    `(number)?(of)?employees|headcount|(no)?employees|mitarbeiter(zahl)?|effectif|empleados|员工(数|人数)|従業員数`,
  ],
  annualRevenue: [`(annual|yearly)(revenue|turnover|sales)|jahresumsatz|年(收入|营业额)|年商`],
  owner: [
    `(deal|opportunity|record|lead|account|organi[sz]ation|company)?owner(name|id)?|sales(rep|agent|person)|负责人|担当`,
  ],
  pipeline: [`pipeline(name)?`],
  won: [`is(closed)?won|won`],
  visitor: [`(visitor|anonymous|client|device|cookie|session)id`],
  event: [`event(name|type)?|action|activity(type)?`],
  usage: [`(usage|event|session|login|hit|action|play|view|active(user|day)|minute)s?(count|total|quantity)?|quantity`],
  page: [`(page|screen)(url|path|name|title)?|url|path`],
  feedback: [idOf('feedback|response|answer|survey|review|rating')],
  score: [
    `(nps|csat|ces|satisfaction|survey|review)?(score|rating|note|grade)|stars|nps|csat|bewertung|评分|满意度|評価|평점`,
  ],
  comment: [
    `(survey|review|customer)?(comment|feedback|text|review|remark|body|verbatim)s?|kommentar|commentaire|comentario|评论|评价|コメント`,
  ],
  call: [idOf('call|interaction|conversation|chat|activity|visit|anruf|gesprach|通话|会话')],
  direction: [`(call)?direction|richtung|方向`],
  duration: [
    `(call|talk|handle|handling)?(duration|time|seconds|secs|length)(s|secs?|seconds|inseconds)?|dauer|gesprachsdauer|通话时长|時長|時間秒`,
  ],
  wait: [`(wait|waiting|queue|hold|ring)(time|duration|seconds)?(s|sec|seconds|inseconds)?|wartezeit|等待时长`],
  outcome: [`(call)?(outcome|result|disposition)|ergebnis|结果`],
  resolved: [`(is|was)?(resolved|solved)|firstcallresolution`],
  campaign: [idOf('campaign|kampagne|campagne|campana|活动|営销活动|キャンペーン'), `campaign|kampagne|mailing|活动`],
  campaignName: [`(campaign|kampagnen?|mailing)?(name|title)|活动名称|キャンペーン名`],
  sent: [
    `(sent|send|delivery|contact(ed)?|mailed|mailing)(date|at|on|time)?|versendet(am)?|versanddatum|发送时间|送信日時`,
  ],
  delivered: [`(is|was)?delivered|zugestellt`],
  opened: [`(is|was|email)?open(ed|s)?|geoffnet|打开|開封`],
  clicked: [`(is|was|email)?click(ed|s)?|geklickt|点击|クリック`],
  responded: [`(is|was)?(responded|response|replied|redeemed)|reaktion`],
  converted: [`(is|was)?(converted|conversion|purchased|bought)|转化`],
  arm: [`(test|treatment|experiment|campaign)?(arm|group|variant|segment|treatment|cell)(name)?|gruppe`],
  control: [`(is|in)?(control|holdout)(group)?|kontrollgruppe|对照组`],
  budget: [`(campaign)?budget(amount)?|预算|予算`],
  cost: [`(actual|campaign|total|media)?(cost|spend|spent|expense)s?(amount|total)?|kosten|cout|费用|花费|コスト`],
  lead: [idOf('lead|线索'), `lead`],
  leadSource: [`lead(source|origin)|source|quelle|herkunft|来源`],
  returnId: [idOf('return|refund|rma|retoure(n)?|retour|退货|退款')],
  reason: [`(return|refund|cancel(l?ation)?)?reason|grund|retourengrund|原因|理由`],
  activity: [`activity|(cost|expense)(type|category|cent(er|re)|pool|account)|kosten(art|stelle)|费用类别|費目`],
  period: [`(period|month|year(month)?|monat|mois|mes|mese|maand|月份?|期间|年月)(start|date)?|date`],
  planned: [
    `(target|budget|plan(ned)?|quota|goal|soll|forecast|objectif|objetivo)(amount|value|sales|revenue)?|目标|计划|目標|목표`,
  ],
  measure: [`measure|metric|kpi|kennzahl|indicateur|指标`],
  category: [`(product)?(category|group|department)(name)?|(waren)?gruppe|kategorie|类目|分类|カテゴリ`],
  segment: [`(customer)?segment|segmento`],
  id: ['(id|key|uuid|number|no|nr|nummer|numero|编号|番号)|.*id|.*(编号|番号)'],
} as const

export type Meaning = keyof typeof written
