import type { Words } from './words.js'

/** The ten segments of the 5×5 map of recency and frequency: name, who they are, what to do. */
export const segmentWords = {
  'segment.champions': { en: 'Champions', zh: '冠军客户' },
  'segment.champions.who': { en: 'Bought very recently, and buy often.', zh: '最近刚购买，而且经常购买。' },
  'segment.champions.do': {
    en: 'Thank them, show them new things first, ask them to recommend you. They need no discount.',
    zh: '表示感谢，优先向他们展示新品，请他们推荐朋友。不需要打折。',
  },
  'segment.loyal': { en: 'Loyal customers', zh: '忠诚客户' },
  'segment.loyal.who': { en: 'Buy often, and did so not long ago.', zh: '经常购买，最近一次购买也不久。' },
  'segment.loyal.do': {
    en: 'Offer the better product, ask for a review, invite them to a loyalty programme.',
    zh: '推荐更高端的产品，邀请评价，邀请加入会员计划。',
  },
  'segment.potential_loyalists': { en: 'Potential loyalists', zh: '潜在忠诚客户' },
  'segment.potential_loyalists.who': { en: 'Bought recently, but not often yet.', zh: '最近购买过，但还不够频繁。' },
  'segment.potential_loyalists.do': {
    en: 'Suggest what goes with their last purchase.',
    zh: '推荐与上次购买相搭配的产品。',
  },
  'segment.new': { en: 'New customers', zh: '新客户' },
  'segment.new.who': {
    en: 'Bought very recently, with few purchases so far.',
    zh: '最近刚购买，购买次数还很少。',
  },
  'segment.new.do': {
    en: 'Welcome them, help them with what they bought, make the second purchase easy.',
    zh: '表示欢迎，协助使用所购产品，让第二次购买更容易。',
  },
  'segment.promising': { en: 'Promising', zh: '有希望的客户' },
  'segment.promising.who': { en: 'Bought recently, but seldom.', zh: '近期购买过，但次数很少。' },
  'segment.promising.do': {
    en: 'Stay in sight, give them a small reason to return.',
    zh: '保持联系，给一个小小的回购理由。',
  },
  'segment.need_attention': { en: 'Need attention', zh: '需要关注' },
  'segment.need_attention.who': {
    en: 'In the middle on both counts, and drifting.',
    zh: '购买间隔和次数都居中，正在疏远。',
  },
  'segment.need_attention.do': {
    en: 'Make an offer with an end date, based on what they bought before.',
    zh: '根据过去的购买，提供限时优惠。',
  },
  'segment.about_to_sleep': { en: 'About to sleep', zh: '即将沉睡' },
  'segment.about_to_sleep.who': {
    en: 'Few purchases, the last of them some time ago.',
    zh: '购买次数少，距上次购买已有一段时间。',
  },
  'segment.about_to_sleep.do': {
    en: 'Remind them with popular products before they forget you.',
    zh: '在被遗忘之前，用热门产品提醒他们。',
  },
  'segment.at_risk': { en: 'At risk', zh: '有流失风险' },
  'segment.at_risk.who': { en: 'Used to buy often, but not for a long time.', zh: '过去经常购买，但已很久没有购买。' },
  'segment.at_risk.do': {
    en: 'Write to them in person, ask what went wrong, offer a way back.',
    zh: '以个人名义联系，询问原因，提供回归的理由。',
  },
  'segment.cannot_lose': { en: 'Cannot lose', zh: '不能失去' },
  'segment.cannot_lose.who': {
    en: 'Bought more often than almost anyone, and have gone quiet.',
    zh: '曾是购买最频繁的客户，如今没有动静。',
  },
  'segment.cannot_lose.do': {
    en: 'Call them. Win them back before a competitor does.',
    zh: '打电话联系，在竞争对手之前赢回他们。',
  },
  'segment.hibernating': { en: 'Hibernating', zh: '休眠客户' },
  'segment.hibernating.who': { en: 'Bought seldom, and long ago.', zh: '购买次数少，而且是很久以前。' },
  'segment.hibernating.do': {
    en: 'Spend little here: an occasional reminder is enough.',
    zh: '少花成本，偶尔提醒即可。',
  },
} as const satisfies Words
