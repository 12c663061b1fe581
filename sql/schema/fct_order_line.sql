-- One row per line of an order. Reversals stand in fct_return_line.
-- grain: order_key, line_key
-- rows: appended, and taken away by corrections
create or replace table fct_order_line (
  order_key bigint not null, -- durable key of the order
  line_key bigint not null, -- with order_key, the line
  source varchar not null, -- name of the source
  order_id varchar not null, -- id in the source
  line_id varchar, -- id of the line in the source, where it has one
  customer_record_key bigint not null, -- the customer as the source knows them; 0 = none
  product_key bigint not null, -- the product
  channel_key bigint not null, -- the channel; 0 = unknown
  geography_key bigint not null, -- place of the order; 0 = unknown
  ordered_at timestamp(6) not null, -- in UTC
  ordered_on date not null, -- business day
  line_type varchar not null, -- sale, charge (no product), free (price 0), stock (units below zero at price 0), correction (price below zero)
  product_kind varchar not null, -- product, or why it is none
  quantity decimal(18,4) not null, -- units
  unit_price decimal(18,4) not null, -- before discount, in the source's currency
  gross_amount decimal(18,4) not null, -- quantity times price; this and the following in the project's currency
  discount_amount decimal(18,4) not null, -- on the whole line
  net_amount decimal(18,4) not null, -- gross less discount, before returns
  tax_amount decimal(18,4) not null, -- on the whole line
  shipping_amount decimal(18,4) not null, -- charged on the line
  cost_amount decimal(18,4), -- what its units cost the firm, where the line itself says; else NULL: dim_product.unit_cost of its day may stand in
  status varchar, -- of the order, as the source writes it
  currency varchar not null, -- ISO 4217: of the source's amounts
  exchange_rate decimal(18,12), -- by which they were turned into the project's; this and the following: NULL where the source's is the project's
  source_gross_amount decimal(18,4), -- as the source has it
  source_discount_amount decimal(18,4), -- as the source has it
  source_net_amount decimal(18,4), -- as the source has it
  source_tax_amount decimal(18,4), -- as the source has it
  source_shipping_amount decimal(18,4), -- as the source has it
  source_cost_amount decimal(18,4), -- as the source has it
  updated_at timestamp(6), -- when this version of the line was written, where the source says; of a line with an id the newest holds
  file_id bigint not null, -- lineage: the file it came from
  record bigint not null -- lineage: the record in that file
)
