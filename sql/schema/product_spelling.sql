-- One row per product and spelling of its code.
-- grain: product_key, product_id
create or replace table product_spelling (
  product_key bigint not null, -- durable key: of the code trimmed and in capitals
  product_id varchar not null, -- the code as written
  kind varchar not null, -- product, or why it is none: postage, fee, sample …
  source varchar not null, -- whose codes these are
  first_at timestamp(6) not null, -- first business time of this spelling
  first_key bigint not null -- the smallest record key at that time
)
