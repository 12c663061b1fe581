-- Whether a number stays far enough inside the range of DECIMAL(18,4) that sums of a few such numbers do.
create or replace macro is_money(x) as abs(cast(x as double)) < 1e13
