import type { PresetCase } from './preset-case.js'
import { exported } from './preset-cases-exports.js'

const cny = { 订单状态: '已完成' }

/** Exports of shops in China. */
export const chineseCases: readonly PresetCase[] = [
  exported('douyin', 'CNY', [
    {
      file: 'orders.csv',
      good: {
        ...cny,
        主订单编号: '\t9001',
        子订单编号: '\t9001',
        选购商品: '杯',
        商品数量: '2',
        订单应付金额: '10.00',
        运费: '-',
        订单提交时间: '2024-05-01 10:00:00',
      },
      flaws: [
        [{ 子订单编号: '\t9002', 商品数量: '1;2' }, '商品数量: expected a whole number'],
        [{ 子订单编号: '\t9003', 订单提交时间: '-' }, '订单提交时间: is missing'],
      ],
    },
  ]),
  exported('jd', 'CNY', [
    {
      file: 'orders.csv',
      good: {
        ...cny,
        订单号: '1',
        商品ID: '7',
        下单帐号: 'jd_a',
        下单时间: '2024-05-01 10:00:00',
        订购数量: '2',
        京东价: '5.00',
        订单金额: '10.00',
        订单渠道: 'APP',
      },
      flaws: [
        [{ 订单号: '2', 订购数量: '0' }, '订购数量: expected at least 1'],
        [{ 订单号: '3', 京东价: '五' }, '京东价: expected a number'],
      ],
    },
  ]),
  exported('pinduoduo', 'CNY', [
    {
      file: 'orders.csv',
      good: {
        ...cny,
        订单号: '240501-123',
        商品id: '7',
        商品: '杯',
        '商品总价(元)': '10.00',
        '店铺优惠折扣(元)': '1.00',
        '商品数量(件)': '3',
      },
      flaws: [
        [{ 订单号: 'X-1' }, 'ordered_at: expected a time'],
        [{ 订单号: '240501-124', '商品数量(件)': '' }, '商品数量(件): is missing'],
      ],
    },
  ]),
  exported('taobao', 'CNY', [
    {
      file: 'ExportOrderDetailList202405.csv',
      good: { 订单编号: '1', 标题: '茶杯', 价格: '5.00', 购买数量: '2', 商家编码: 'M1', 订单状态: '交易成功' },
      flaws: [
        [{ 订单编号: '2' }, 'order.订单创建时间: is missing'],
        [{ 购买数量: '0' }, '购买数量: expected at least 1'],
      ],
    },
    {
      file: 'ExportOrderList202405.csv',
      good: {
        订单编号: '1',
        买家会员名: '小王',
        买家实际支付金额: '10.00',
        订单状态: '交易成功',
        订单创建时间: '2024-05-01 10:00:00',
        订单付款时间: '2024-05-01 10:01:00',
      },
      flaws: [
        [{ 订单编号: '3', 订单付款时间: '2024年5月1日' }, '订单付款时间: expected a time'],
        [{ 订单编号: '4', 买家实际支付金额: '十' }, '买家实际支付金额: expected a number'],
      ],
    },
  ]),
  exported('youzan', 'CNY', [
    {
      file: 'orders.csv',
      good: {
        订单号: 'E1',
        订单状态: '交易完成',
        订单创建时间: '2024-05-01 10:00:00',
        买家付款时间: '2024-05-01 10:01:00',
        商品金额合计: '10.00',
        店铺优惠合计: '——',
        运费: '0.00',
        订单实付金额: '10.00',
        买家手机号: '186******05',
      },
      flaws: [
        [{ 订单号: 'E2', 订单创建时间: '——' }, '订单创建时间: is missing'],
        [{ 订单号: 'E3', 订单实付金额: '10元' }, '订单实付金额: expected a number'],
      ],
    },
    {
      file: 'customers.csv',
      good: { 客户手机号: '18600000005', 客户姓名: '王伟', 客户生日: '——', 成为客户时间: '2024-01-01 10:00:00' },
      flaws: [
        [{ 客户手机号: '——' }, '客户手机号: is missing'],
        [{ 客户手机号: '18600000006', 客户生日: '5月1日' }, '客户生日: expected a day'],
      ],
    },
  ]),
]
