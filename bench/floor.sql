-- The floor: the work of a night on files of online-retail's shape, written by hand for DuckDB in one script. Land as text
-- with record numbers, strict casts, duplicates, star, reversals, marts, statistics. No contract, no quarantine reasons, no
-- checks, no digests, no report, nothing incremental. Anyone may argue with it.

-- step: land
copy (
  select * from read_csv($files, all_varchar = true, auto_detect = false, header = true, delim = ',', quote = '"',
    escape = '"', filename = true, store_rejects = true,
    columns = {'InvoiceNo': 'VARCHAR', 'StockCode': 'VARCHAR', 'Description': 'VARCHAR', 'Quantity': 'VARCHAR',
      'InvoiceDate': 'VARCHAR', 'UnitPrice': 'VARCHAR', 'CustomerID': 'VARCHAR', 'Country': 'VARCHAR'})
) to $landed (format parquet);

-- step: stage
create or replace table typed as
with texts as (
  select
    file_row_number + 1 as record, filename,
    nullif(trim(InvoiceNo), '') as order_id, nullif(trim(StockCode), '') as product_id,
    nullif(trim(Description), '') as name, nullif(trim(Country), '') as country,
    regexp_replace(nullif(trim(CustomerID), ''), '\.0+$', '') as customer_id,
    case when regexp_full_match(Quantity, '[+-]?[0-9]{1,13}') then try_cast(Quantity as decimal(18,4)) end as quantity,
    case when regexp_full_match(UnitPrice, '[+-]?[0-9]{1,13}(\.[0-9]{1,4})?') then try_cast(UnitPrice as decimal(18,4)) end as unit_price,
    cast(timezone('Europe/London', try_strptime(InvoiceDate, '%Y-%m-%d %H:%M:%S')) as timestamp) as ordered_at,
    cast(try_strptime(InvoiceDate, '%Y-%m-%d %H:%M:%S') as date) as ordered_on
  from read_parquet($landed, file_row_number = true)
)
select
  *,
  cast(round(cast(quantity as decimal(38,4)) * unit_price, 4) as decimal(18,4)) as amount,
  cast(md5(concat_ws(chr(31), order_id, product_id, name, country, customer_id, quantity, unit_price, ordered_at)) as uuid) as record_md5,
  cast('0x' || substr(md5('order' || order_id), 1, 15) as bigint) as order_key,
  coalesce(cast('0x' || substr(md5('customer' || customer_id), 1, 15) as bigint), 0) as customer_key,
  cast('0x' || substr(md5('product' || upper(product_id)), 1, 15) as bigint) as product_key,
  cast('0x' || substr(md5('geography' || country), 1, 15) as bigint) as geography_key,
  starts_with(order_id, 'C') and quantity < 0 as is_reversal,
  case when upper(product_id) in ('POST', 'DOT', 'C2', 'M', 'D', 'S', 'BANK CHARGES', 'AMAZONFEE', 'CRUK', 'B') then 'charge' else 'product' end as product_kind
from texts;

-- step: fates
create or replace table fate as
with repeated as (
  select record_md5 from typed group by record_md5 having count(*) > 1
),
numbered as (
  select record, record_md5, filename,
    row_number() over (partition by record_md5, filename order by record) as occurrence
  from typed join repeated using (record_md5)
),
sighted as (
  select *, row_number() over (partition by record_md5, occurrence order by filename) as sighting from numbered
)
select
  typed.record, typed.record_md5, coalesce(sighted.occurrence, 1) as occurrence,
  case
    when sighted.sighting > 1 then 'duplicate'
    when typed.order_id is null or typed.product_id is null or typed.quantity is null or typed.unit_price is null or typed.ordered_at is null then 'quarantined'
    else 'loaded'
  end as fate
from typed left join sighted on sighted.record = typed.record;

-- step: star
create or replace table fct_order_line as
select
  typed.order_key, (cast('0x' || substr(md5(cast(typed.record_md5 as varchar)), 1, 15) as bigint) + fate.occurrence) % 1152921504606846976 as line_key,
  typed.order_id, typed.customer_key, typed.product_key, typed.geography_key, typed.ordered_at, typed.ordered_on,
  case when product_kind <> 'product' then 'charge' when unit_price < 0 then 'correction' when quantity <= 0 then 'stock' when unit_price = 0 then 'free' else 'sale' end as line_type,
  typed.quantity, typed.unit_price, typed.amount
from typed join fate on fate.record = typed.record
where fate.fate = 'loaded' and not typed.is_reversal;
create or replace table fct_return_line as
select
  typed.order_key as return_key, (cast('0x' || substr(md5(cast(typed.record_md5 as varchar)), 1, 15) as bigint) + fate.occurrence) % 1152921504606846976 as line_key,
  typed.order_id, typed.customer_key, typed.product_key, typed.ordered_at as returned_at, typed.ordered_on as returned_on,
  typed.product_kind, -typed.quantity as quantity, typed.unit_price, -typed.amount as amount
from typed join fate on fate.record = typed.record
where fate.fate = 'loaded' and typed.is_reversal;
create or replace table dim_customer_record as
with shown as (
  select customer_key, ordered_at, max(record_md5) as record_md5, arg_max(country, record_md5) as country
  from typed where customer_key <> 0 group by customer_key, ordered_at
),
changed as (
  select *, lag(country) over (partition by customer_key order by ordered_at) as before from shown
),
versions as (
  select * from changed where before is distinct from country
)
select customer_key, ordered_at as valid_from, lead(ordered_at) over (partition by customer_key order by ordered_at) as valid_to, country
from versions;
create or replace table dim_product as
with used as (
  select product_key, name, count(*) filter (quantity > 0 and unit_price > 0) as lines from typed group by product_key, name
),
spelt as (
  select product_key, arg_min(product_id, (ordered_at, record_md5)) as product_id from typed group by product_key
)
select spelt.product_key, spelt.product_id, arg_max(used.name, (used.lines, used.name)) as name
from spelt join used using (product_key) group by spelt.product_key, spelt.product_id;
create or replace table dim_geography as select distinct geography_key, country from typed;
create or replace table bridge_return_line as
with touched as (
  select distinct customer_key, product_key, unit_price from fct_return_line where customer_key <> 0 and unit_price > 0
),
event as (
  select customer_key, product_key, unit_price, 1 as direction, order_key as document_key, line_key, order_id, ordered_at as happened_at, ordered_on as happened_on, quantity
  from fct_order_line join touched using (customer_key, product_key, unit_price) where quantity > 0
  union all
  select customer_key, product_key, unit_price, -1, return_key, line_key, order_id, returned_at, returned_on, quantity
  from fct_return_line join touched using (customer_key, product_key, unit_price)
),
placed as (
  select *, row_number() over g as position, sum(direction * quantity) over (g rows unbounded preceding) as balance
  from event window g as (partition by customer_key, product_key, unit_price order by happened_at, direction desc, order_id, line_key)
),
depths as (
  select *, balance - least(0, min(balance) over (partition by customer_key, product_key, unit_price order by position rows unbounded preceding)) as depth from placed
),
spans as (
  select *, coalesce(lag(depth) over (partition by customer_key, product_key, unit_price order by position), 0) as depth_before from depths
),
layers as (
  select *, least(depth, depth_before) as layer_from, greatest(depth, depth_before) as layer_to from spans where depth <> depth_before
),
edges as (
  select customer_key, product_key, unit_price, layer_from as edge from layers union select customer_key, product_key, unit_price, layer_to from layers
),
segments as (
  select *, lead(edge) over (partition by customer_key, product_key, unit_price order by edge) as edge_to from edges
),
paired as (
  select layers.*, edge, edge_to,
    lag(document_key) over s as order_key, lag(line_key) over s as order_line_key
  from layers join segments on segments.customer_key = layers.customer_key and segments.product_key = layers.product_key
    and segments.unit_price = layers.unit_price and edge >= layer_from and edge_to <= layer_to
  window s as (partition by layers.customer_key, layers.product_key, layers.unit_price, edge order by position)
)
select document_key as return_key, line_key as return_line_key, order_key, order_line_key, sum(edge_to - edge) as quantity, any_value(happened_on) as returned_on
from paired where direction = -1 group by all;

-- step: mine
create or replace table mart_order as
with taken as (
  select order_key, order_line_key as line_key, sum(quantity) as quantity from bridge_return_line group by all
)
select order_key, customer_key, min(ordered_on) as ordered_on, sum(fct_order_line.quantity - coalesce(taken.quantity, 0)) as units_kept,
  bool_or(fct_order_line.quantity > coalesce(taken.quantity, 0)) as is_counted, sum(amount) as gross_sales
from fct_order_line left join taken using (order_key, line_key)
where line_type = 'sale' group by order_key, customer_key;
create or replace table mart_customer as
with returned as (
  select customer_key, sum(amount) as returns from fct_return_line where product_kind = 'product' group by customer_key
)
select mart_order.customer_key, count(*) filter (is_counted) as frequency, max(ordered_on) filter (is_counted) as last_purchase_on,
  sum(gross_sales) - coalesce(any_value(returned.returns), 0) as net_sales
from mart_order left join returned using (customer_key) group by mart_order.customer_key;
create or replace table mart_month as
select date_trunc('month', ordered_on) as month, count(distinct customer_key) as customers, count(*) as orders, sum(gross_sales) as gross_sales
from mart_order where is_counted group by month;
create or replace table score_rfm as
with scored as (
  select customer_key, date_diff('day', last_purchase_on, date '2012-01-01') as recency_days, frequency, net_sales
  from mart_customer where customer_key <> 0 and frequency > 0
),
cuts as (
  select quantile_disc(recency_days, [0.2, 0.4, 0.6, 0.8]) as r, quantile_disc(frequency, [0.2, 0.4, 0.6, 0.8]) as f,
    quantile_disc(net_sales, [0.2, 0.4, 0.6, 0.8]) as m
  from scored
)
select customer_key, 5 - len(list_filter(cuts.r, lambda c: recency_days > c)) as r,
  1 + len(list_filter(cuts.f, lambda c: frequency > c)) as f, 1 + len(list_filter(cuts.m, lambda c: net_sales > c)) as m
from scored cross join cuts;
checkpoint;
