import type { Words } from './words.js'

/** Page: who moved between segments? */
export const moversWords = {
  'movers.title': { en: 'Movers', zh: '客户群变动' },
  'movers.question': { en: 'Who moved between segments since {from:day}?', zh: '自 {from:day} 以来，谁换了客户群？' },
  'movers.question_open': { en: 'Who moved between segments?', zh: '谁换了客户群？' },
  'movers.empty': {
    en: 'There is no earlier night to compare with: this page fills from the second night on, or after a backfill.',
    zh: '没有更早的结果可以比较：从第二晚起，或补算历史之后，本页才有内容。',
  },
  'movers.nobody': {
    en: 'Nobody was in a segment on {from:day} or {to:day}.',
    zh: '{from:day} 和 {to:day} 都没有客户属于任何客户群。',
  },
  'movers.answer': {
    en: '{up:count} {up#customer|customers} moved up and {down:count} down; {stayed:count} stayed where {stayed#it was|they were}.',
    zh: '{up:count} 位客户上升，{down:count} 位下降，{stayed:count} 位保持不变。',
  },
  'movers.still': {
    en: 'Nobody changed segment: all {stayed:count} stayed.',
    zh: '没有客户换群：{stayed:count} 位全部保持不变。',
  },
  'movers.largest': {
    en: 'The largest move is {customers:count} from {from:text} to {to:text}.',
    zh: '最大的变动是 {customers:count} 位从{from:text}到{to:text}。',
  },
  'movers.up': { en: 'Moved up', zh: '上升' },
  'movers.down': { en: 'Moved down', zh: '下降' },
  'movers.stayed': { en: 'Stayed', zh: '不变' },
  'movers.joined': { en: 'Newly scored', zh: '新评分' },
  'movers.left': { en: 'No longer scored', zh: '不再评分' },
  'movers.unscored': { en: 'Not scored', zh: '未评分' },
  'movers.matrix_title': { en: 'From where to where', zh: '从哪里到哪里' },
  'movers.rows': { en: 'On {from:day}', zh: '{from:day}' },
  'movers.columns': { en: 'On {to:day}', zh: '{to:day}' },
  'movers.matrix_note': {
    en: 'Customers; the darker, the larger the share of the row. Framed: stayed.',
    zh: '单位：客户数；颜色越深，占该行比例越大。加框表示不变。',
  },
  'movers.top_title': { en: 'The movers who matter most', zh: '最重要的变动客户' },
  'movers.from': { en: 'From', zh: '原客户群' },
  'movers.to': { en: 'To', zh: '现客户群' },
} as const satisfies Words
