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
  rfm_segment varchar, -- id of the segment
  cluster varchar, -- name of the cluster of customers who buy alike; NULL where the project names no clusters
  lifecycle_stage varchar, -- prospect (no counted order), new, active, at_risk or lapsed; NULL for customer 0
  gap_days double, -- days to expect between two purchases: the customer's own gaps and one of all buyers
  product_lines bigint not null, -- lines of products that they ordered
  costed_lines bigint not null, -- those of them whose cost is known
  line_sales decimal(18,4) not null, -- net sales of product_lines: net_sales, but for what was given back without an order
  costed_sales decimal(18,4) not null, -- those of costed_lines
  value_so_far decimal(18,4), -- margin: costed_sales less cost; NULL where no cost is known of any line
  p_alive double, -- probability that the customer has not left; this and the next five NULL where the project names no such model
  expected_purchases_90_days double, -- purchase days to expect in 90 days
  expected_purchases_365_days double, -- in 365 days
  expected_spend double, -- gross sales less discounts of one purchase day
  expected_value decimal(18,4), -- residual value: margin of what is to come, discounted; spend where no cost is known and no margin_rate declared
  value_at_risk decimal(18,4), -- expected_value of customers at risk, 0 of others
  tier varchar, -- platinum, gold, iron or lead among the buyers, equal values in the better one; NULL without a counted order
  tier_by varchar -- what tiers rank by: expected_value, else value_so_far, else net_sales; one for all customers
)
