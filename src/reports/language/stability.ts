import type { Words } from './words.js'

/** Page: how long do customers stay in their segment? */
export const stabilityWords = {
  'stability.title': { en: 'Stability', zh: '稳定性' },
  'stability.question': { en: 'How stable are the segments?', zh: '客户群有多稳定？' },
  'stability.empty': {
    en: 'There are no two days of the score history to compare.',
    zh: '评分历史中没有可供比较的两天。',
  },
  'stability.answer': {
    en: 'From one recorded day to the next {share:percent} of customers stay in their segment, on average.',
    zh: '平均而言，从一个记录日到下一个，{share:percent} 的客户留在原客户群。',
  },
  'stability.least': {
    en: 'Fewest stay in “{segment:text}”: {share:percent}.',
    zh: '“{segment:text}”留存最少：{share:percent}。',
  },
  'stability.days': { en: 'Days compared', zh: '比较天数' },
  'stability.mean': { en: 'Stay, on average', zh: '平均留存' },
  'stability.lowest': { en: 'Fewest stayed', zh: '最低留存' },
  'stability.chart_title': { en: 'Who stayed since the day before', zh: '自上一记录日以来的留存' },
  'stability.chart_about': {
    en: 'One mark for every recorded day from {from:day} to {to:day}: the share of customers who are in the segment in which they were on the recorded day before. The table below holds every figure.',
    zh: '{from:day} 至 {to:day} 每个记录日一个标记：留在上一记录日所在客户群的客户比例。全部数字见下表。',
  },
  'stability.share': { en: 'Share who stayed', zh: '留存比例' },
  'stability.stayed': { en: 'Stayed', zh: '留存' },
  'stability.segments_title': { en: 'Segment by segment', zh: '各客户群' },
  'stability.segments_note': {
    en: 'Means over the days compared, each day counting by its customers. Who is not scored on both days neither stayed nor moved.',
    zh: '为各比较日按客户数加权的平均值。未在两天都评分的客户既不算留存也不算变动。',
  },
  'stability.days_title': { en: 'Day by day', zh: '逐日' },
  'stability.from': { en: 'From', zh: '从' },
  'stability.to': { en: 'To', zh: '到' },
} as const satisfies Words
