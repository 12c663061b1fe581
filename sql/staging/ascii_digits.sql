-- Full-width digits, signs and points, as Chinese and Japanese systems write them, as those of ASCII.
create or replace macro ascii_digits(x) as
  translate(x, '０１２３４５６７８９．，－＋％／：（）　', '0123456789.,-+%/:() ')
