-- One row per returned or reversed line.
-- Units are above zero; money is below zero where a line of a price below zero is reversed, and 0 at price 0.
-- grain: return_key, line_key
-- rows: appended, and taken away by corrections
create or replace table fct_return_line (
  return_key bigint not null, -- durable key of the document that takes back
  line_key bigint not null, -- with return_key, the line
  source varchar not null, -- name of the source
  return_id varchar not null, -- id of that document in the source
  order_key bigint not null, -- the order that it names; 0 = it names none
  line_id varchar, -- the line that it names, where it does
  customer_record_key bigint not null, -- the customer as the source knows them; 0 = none
  product_key bigint not null, -- the product
  channel_key bigint not null, -- the channel; 0 = unknown
  geography_key bigint not null, -- place; 0 = unknown
  returned_at timestamp(6) not null, -- in UTC
  returned_on date not null, -- business day
  is_with_sale boolean not null, -- whether it stands in the record of its sale, and comes and goes with that
  product_kind varchar not null, -- product, or why it is none
  quantity decimal(18,4) not null, -- units taken back
  unit_price decimal(18,4) not null, -- price at which they were taken back, in the source's currency
  gross_amount decimal(18,4) not null, -- of a reversal, quantity times price; of a return, the money given back; this and the following in the project's currency
  discount_amount decimal(18,4) not null, -- of a reversal, the discount that goes with it; of a return, 0
  net_amount decimal(18,4) not null, -- money given back: gross less discount
  tax_amount decimal(18,4) not null, -- on the whole line
  shipping_amount decimal(18,4) not null, -- on the line
  reason varchar, -- as the source writes it
  currency varchar not null, -- ISO 4217: of the source's amounts
  exchange_rate decimal(18,12), -- by which they were turned into the project's; this and the following: NULL where the source's is the project's
  source_gross_amount decimal(18,4), -- as the source has it
  source_discount_amount decimal(18,4), -- as the source has it
  source_net_amount decimal(18,4), -- as the source has it
  source_tax_amount decimal(18,4), -- as the source has it
  source_shipping_amount decimal(18,4), -- as the source has it
  updated_at timestamp(6), -- when this version of the line was written, where the source says; of a line with an id the newest holds
  file_id bigint not null, -- lineage: the file it came from
  record bigint not null -- lineage: the record in that file
)
