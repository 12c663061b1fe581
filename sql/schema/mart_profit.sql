-- One row per customer in the ledger of profit: their statement. Customer 0 holds what names nobody, and what is unallocated.
-- grain: customer_key
-- made: where needed
create or replace table mart_profit (
  customer_key bigint not null, -- the customer; 0 = unknown
  gross_sales decimal(18,4) not null, -- of products
  discounts decimal(18,4) not null, -- on them
  returns decimal(18,4) not null, -- money given back for products
  net_sales decimal(18,4) not null, -- gross_sales - discounts - returns
  goods decimal(18,4) not null, -- what the goods that they kept cost, as far as it is known
  uncosted_sales decimal(18,4) not null, -- net sales of goods whose cost nobody knows
  cost_to_serve decimal(18,4) not null, -- orders, deliveries, payments, calls, cases …
  cost_to_reach decimal(18,4) not null, -- contacts, campaigns, acquisition
  profit decimal(18,4) not null, -- net_sales - goods - cost_to_serve - cost_to_reach
  unallocated decimal(18,4) not null -- costs that no customer caused; above zero for customer 0 alone
)
