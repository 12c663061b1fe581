-- One row per version of a product (SCD2 where a product source gives a history); key 0 is the unknown product.
-- grain: product_key, valid_from
create or replace table dim_product (
  product_key bigint not null, -- durable key; facts carry it
  valid_from timestamp(6) not null, -- from when these values hold; the first version holds before, too
  valid_to timestamp(6), -- until when, exclusive; NULL for the current version
  is_current boolean not null, -- the version that holds now
  source varchar not null, -- whose codes these are
  product_id varchar not null, -- the code in its first spelling by business time
  name varchar, -- of the product source, else the description on most sale lines
  kind varchar not null, -- product, or why it is none: postage, fee, sample, adjustment …
  category varchar, -- upper level of the product tree
  subcategory varchar, -- lower level
  brand varchar, -- brand
  unit_cost decimal(18,4), -- cost of one unit
  list_price decimal(18,4), -- price of one unit before discount
  is_deleted boolean not null -- the source has it no more
)
