-- One row per product and the name that lines of orders give it.
-- grain: product_key, name
create or replace table product_use (
  product_key bigint not null, -- durable key
  name varchar not null, -- the description; '' for lines without one
  sale_lines bigint not null -- lines with quantity and price above zero
)
