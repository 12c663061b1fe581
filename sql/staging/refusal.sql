-- Why a cell is refused; of one that is known to stand for nothing, with what to declare for it.
create or replace macro refusal(cell, reason) as
  case
    when contains(reason, 'expected ') and not contains(reason, 'expected a value')
      and lower(cell) in (
        '-', '--', '---', '–', '—', '——', '.', '..', '...', '?', '*', 'na', 'n.a.', 'n/a', '#n/a', 'n.v.', 'k.a.', 'nan', 'nil', 'null',
        '(null)', '<null>', 'none', 'nat', '\n', '(blank)', 'unknown', 'not available', 'tbd', 'tba', '无', '暂无', '空', '未知', '不明', 'なし'
      )
      then reason || '; where it stands for nothing, say read: { nulls: [''' || cell || '''] }'
    else reason
  end
