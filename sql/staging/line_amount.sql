-- Quantity times price in money, NULL where it leaves the range of money.
create or replace macro line_amount(quantity, unit_price) as
  case
    when is_money(cast(quantity as double) * cast(unit_price as double))
      then cast(round(cast(quantity as decimal(38,4)) * unit_price, 4) as decimal(18,4))
  end
