-- Quantity times price in money, NULL where it leaves the range of DECIMAL(18,4).
create or replace macro line_amount(quantity, unit_price) as
  case
    when abs(cast(quantity as double) * cast(unit_price as double)) < 1e13
      then cast(round(cast(quantity as decimal(38,4)) * unit_price, 4) as decimal(18,4))
  end
