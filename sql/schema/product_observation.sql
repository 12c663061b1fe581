-- One row per moment at which a product source showed a product. Lines of orders are none: they only use its name.
-- grain: product_key, observed_at
create or replace table product_observation (
  product_key bigint not null, -- durable key
  observed_at timestamp(6) not null, -- business time in UTC
  record_key bigint not null, -- of the record; of several at one moment the greatest holds
  shown_by varchar not null, -- the source that showed it; of two with equal records the first by name
  name varchar, -- this and the following: NULL where the record does not carry the column, '' where it is empty
  category varchar, -- upper level of the product tree
  subcategory varchar, -- lower level
  brand varchar, -- brand
  unit_cost varchar, -- cost of one unit
  list_price varchar, -- price of one unit before discount
  is_deleted varchar -- 1 gone, 0 there; NULL where the record does not tell
)
