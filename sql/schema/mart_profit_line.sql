-- One row per entry of the ledger of profit before the night's day: every report of profit is a sum of it.
-- grain: entry, activity, on_day, customer_key, order_key, product_key, channel_key, geography_key, campaign_key, is_costed
-- made: where needed
create or replace table mart_profit_line (
  entry varchar not null, -- gross_sales, discounts, returns, goods, serve, reach, or unallocated: a cost that nobody caused
  activity varchar not null, -- of costs; '' for sales and goods
  on_day date not null, -- business day of the sale, the return or the cause; of what is unallocated, the first of its span
  customer_key bigint not null, -- the customer; 0 = unknown, or nobody
  order_key bigint not null, -- the order; 0 = none: a call, a campaign, a return without order
  product_key bigint not null, -- the product; 0 = none: what a whole order costs is no product's
  channel_key bigint not null, -- the channel; 0 = unknown
  geography_key bigint not null, -- place of the order; 0 = none
  campaign_key bigint not null, -- the campaign; 0 = none
  is_costed boolean not null, -- false for sales and returns of goods whose cost nobody knows: their profit is too high
  quantity decimal(18,6) not null, -- units sold or given back, or units of the driver; 0 for costs that records tell of an order
  amount decimal(18,4) not null -- money: sales above zero, what goes from them and costs below
)
