-- One row per calendar month with a product sale or return, up to the night's day.
-- grain: month_start
create or replace table mart_month (
  month_start date not null, -- its first day
  is_complete boolean not null, -- it is over, and the data hold all of it
  customers bigint not null, -- known customers with a counted order
  new_customers bigint not null, -- those of them whose first counted order it was
  orders bigint not null, -- counted orders, of unknown customers too
  gross_sales decimal(18,4) not null, -- of orders placed in the month
  discounts decimal(18,4) not null, -- on them
  returns decimal(18,4) not null, -- money given back in the month, whenever it was paid
  net_sales decimal(18,4) not null -- gross_sales - discounts - returns
)
