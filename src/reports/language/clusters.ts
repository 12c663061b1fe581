import type { Words } from './words.js'

/** Clusters of customers who buy alike: their names are put together from what sets them apart. */
export const clusterWords = {
  'cluster.title': { en: 'Customers who buy alike', zh: '购买行为相似的客户' },
  'cluster.label': { en: 'Cluster', zh: '聚类' },
  'cluster.recency': { en: 'Days since last order', zh: '距上次订单天数' },
  'cluster.tenure': { en: 'Days since first order', zh: '距首次订单天数' },
  'cluster.orders': { en: 'Orders', zh: '订单数' },
  'cluster.net_sales': { en: 'Net sales each', zh: '人均净销售额' },
  'cluster.margin': { en: 'Margin each', zh: '人均毛利' },
  'cluster.note': {
    en: 'Means per customer. Clusters are found in the data, by how long ago, how often, for how much and for how long customers buy; each is named by what sets it apart most from all customers. Margin: of customers of whose orders a cost is known.',
    zh: '均为每位客户的平均值。聚类由数据得出，依据最近购买、频率、金额与客户年限；每类以其与全体客户差异最大的特征命名。毛利仅计成本已知的客户。',
  },
  'cluster.recent': { en: 'recent', zh: '近期购买' },
  'cluster.lapsed': { en: 'lapsed', zh: '久未购买' },
  'cluster.rare': { en: 'rare', zh: '低频' },
  'cluster.frequent': { en: 'frequent', zh: '高频' },
  'cluster.low_spend': { en: 'low spend', zh: '低消费' },
  'cluster.high_spend': { en: 'high spend', zh: '高消费' },
  'cluster.young': { en: 'young', zh: '新近成为客户' },
  'cluster.old': { en: 'old', zh: '老客户' },
  'cluster.low_margin': { en: 'low margin', zh: '低毛利' },
  'cluster.high_margin': { en: 'high margin', zh: '高毛利' },
  'cluster.average': { en: 'average', zh: '一般' },
} as const satisfies Words
