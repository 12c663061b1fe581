-- One row per pair of a returned line and the order line whose units it takes back.
-- grain: return_key, return_line_key, order_key, order_line_key
create or replace table bridge_return_line (
  return_key bigint not null, -- the return
  return_line_key bigint not null, -- and its line
  order_key bigint not null, -- the order
  order_line_key bigint not null, -- and its line
  rule varchar not null, -- line or order (the return names it), or latest (matched by customer, product and price)
  match_group varchar not null, -- within which units were matched
  quantity decimal(18,4) not null, -- units taken back
  amount decimal(18,4) not null, -- money given back for them: their part of the returned line's net amount
  returned_on date not null -- business day of the return: before it the line stood
)
