import type { Words } from './words.js'

/** Command: why does a customer have this chance of leaving? */
export const explainWords = {
  'explain.chance': { en: 'chance of leaving', zh: '流失概率' },
  'explain.share': { en: '{value:percent}', zh: '{value:percent}' },
  'explain.has_left': { en: 'has left already, by the label', zh: '按标签已流失' },
  'explain.yes': { en: 'yes', zh: '是' },
  'explain.no': { en: 'no', zh: '否' },
  'explain.forecast': { en: 'forecast by', zh: '预测方式' },
  'explain.scorecard': { en: 'by the scorecard', zh: '评分卡的结果' },
  'explain.trees': { en: 'by the trees', zh: '提升树的结果' },
  'explain.fell': { en: 'fell by {by:text}', zh: '下降 {by:text}' },
  'explain.rose': { en: 'rose by {by:text}', zh: '上升 {by:text}' },
  'explain.as_before': { en: 'as many as before', zh: '与此前持平' },
  'explain.none_left': { en: 'none any more', zh: '已降为零' },
  'explain.none_before': { en: 'none before', zh: '此前为零' },
} as const satisfies Words
