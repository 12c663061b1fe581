import type { Words } from './words.js'

/** Page: would a model have told what came? */
export const backtestWords = {
  'backtest.title': { en: 'Back-test', zh: '回测' },
  'backtest.question': {
    en: 'Would “{model:text}” have told what came?',
    zh: '“{model:text}”能否预见之后发生的事？',
  },
  'backtest.won': {
    en: 'On {won:count} of {days:count} {days#day|days} it was surely better than every naive rule, by {measure:text}.',
    zh: '按{measure:text}衡量，{days:count} 天中有 {won:count} 天明显优于所有简单规则。',
  },
  'backtest.means': {
    en: 'On average over the days it comes to {value:precise}, the best naive rule ({rule:text}) to {other:precise}.',
    zh: '各日平均为 {value:precise}，最好的简单规则（{rule:text}）为 {other:precise}。',
  },
  'backtest.none': {
    en: 'No day could be judged; the table says why.',
    zh: '没有一天可以评判；原因见表。',
  },
  'backtest.days': { en: 'Days judged', zh: '已评判天数' },
  'backtest.wins': { en: 'Surely better', zh: '明显更好' },
  'backtest.unjudged': { en: 'Not judged', zh: '未评判' },
  'backtest.horizon': { en: 'Days foretold', zh: '预测天数' },
  'backtest.model': { en: 'Model', zh: '模型' },
  'backtest.chart_title': { en: '{measure:text}, day by day', zh: '逐日{measure:text}' },
  'backtest.chart_about': {
    en: 'One mark for the model and one for each naive rule on every day from {from:day} to {to:day}. The table below holds every figure.',
    zh: '{from:day} 至 {to:day} 每一天，模型和每条简单规则各有一个标记。全部数字见下表。',
  },
  'backtest.days_title': { en: 'Every day', zh: '每一天' },
  'backtest.day': { en: 'Day', zh: '日期' },
  'backtest.until': { en: 'Judged by what came before', zh: '评判截止（不含）' },
  'backtest.rule': { en: 'Naive rule', zh: '简单规则' },
  'backtest.its_value': { en: 'Its value', zh: '其数值' },
  'backtest.difference': { en: 'Difference', zh: '差值' },
  'backtest.low': { en: 'From', zh: '从' },
  'backtest.high': { en: 'To', zh: '到' },
  'backtest.days_note': {
    en: 'Difference: model less rule (of bias: of the distances from 0), with an interval that holds 95 % of resamples of the same customers. On each day the model learnt only what lay before it.',
    zh: '差值为模型减规则（偏差则为各自与 0 的距离之差），区间包含同一批客户 95 % 的重抽样结果。每一天模型只用到该日之前的数据。',
  },
  'backtest.means_title': { en: 'All measures, on average over the days', zh: '各项指标的日均值' },
  'backtest.measure': { en: 'Measure', zh: '指标' },
  'backtest.reasons_title': { en: 'Days that could not be judged', zh: '无法评判的日期' },
  'backtest.reason': { en: 'Why', zh: '原因' },
  'backtest.measure.mae': { en: 'mean absolute error', zh: '平均绝对误差' },
  'backtest.measure.rmse': { en: 'root mean squared error', zh: '均方根误差' },
  'backtest.measure.bias': { en: 'bias (share of what came)', zh: '偏差（占实际比例）' },
  'backtest.measure.correlation': { en: 'correlation', zh: '相关系数' },
  'backtest.measure.top_decile_capture': { en: 'share of what came in the best tenth', zh: '最高十分之一所占份额' },
  'backtest.measure.auc': { en: 'area under the ROC curve', zh: 'ROC 曲线下面积' },
  'backtest.measure.log_loss': { en: 'log loss', zh: '对数损失' },
  'backtest.measure.brier': { en: 'Brier score', zh: '布赖尔分数' },
  'backtest.rule.base_rate': { en: 'same chance for all', zh: '人人概率相同' },
} as const satisfies Words
