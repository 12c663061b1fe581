-- One row per customer known before the night's day: measures and scores. Customer 0 holds the sales that name nobody.
-- grain: customer_key
create or replace table mart_customer (
  customer_key bigint not null, -- the customer; attributes stand in dim_customer
  lifecycle varchar not null, -- none (no counted order), once or repeat
  first_purchase_on date, -- business day of the first counted order
  last_purchase_on date, -- and of the last
  recency_days bigint, -- days since the last
  tenure_days bigint, -- days since the first
  frequency bigint not null, -- counted orders
  purchase_days bigint not null, -- days with a counted order
  units decimal(18,4) not null, -- of products, as ordered
  units_kept decimal(18,4) not null, -- less those given back
  gross_sales decimal(18,4) not null, -- quantity times price of product lines
  discounts decimal(18,4) not null, -- on them
  returns decimal(18,4) not null, -- money given back for products, with or without an order
  net_sales decimal(18,4) not null, -- gross_sales - discounts - returns
  rfm_as_of date, -- the day of the scores; these NULL for customers without a counted order
  rfm_r bigint, -- recency, 5 the most recent
  rfm_f bigint, -- frequency, 5 the most frequent
  rfm_m bigint, -- monetary, 5 the highest
  rfm_segment varchar -- id of the segment
)
