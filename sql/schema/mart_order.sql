-- One row per order and customer: what of its product lines stands. Order 0 holds what a customer gave back without an order.
-- grain: order_key, customer_key
create or replace table mart_order (
  order_key bigint not null, -- durable key of the order
  customer_key bigint not null, -- the customer; 0 = unknown
  ordered_on date, -- business day; NULL for order 0
  is_counted boolean not null, -- true while one of its product lines keeps units
  units decimal(18,4) not null, -- of product lines, as ordered
  units_kept decimal(18,4) not null, -- less those taken back
  gross_sales decimal(18,4) not null, -- quantity times price of product lines
  discounts decimal(18,4) not null, -- on them
  returns decimal(18,4) not null, -- money given back for them
  net_sales decimal(18,4) not null -- gross_sales - discounts - returns
)
