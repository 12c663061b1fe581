import { type Entity, money } from '../entity-column.js'

/** What was ordered, line by line. */
export const orderLine: Entity = {
  grain: 'line of an order',
  time: ['ordered_at'],
  columns: [
    { name: 'order_id', type: 'id', required: true, meaning: 'id of the order in the source' },
    { name: 'line_id', type: 'id', meaning: 'id of the line within its order' },
    { name: 'customer_id', type: 'id', meaning: 'id of the customer who ordered' },
    { name: 'product_id', type: 'id', required: true, meaning: 'code of the product' },
    { name: 'channel', type: 'text', meaning: 'sales channel' },
    { name: 'ordered_at', type: 'timestamp', required: true, meaning: 'when the order was placed' },
    {
      name: 'quantity',
      type: 'decimal',
      required: true,
      unit: 'units',
      meaning: 'units ordered; below zero where they are taken back',
    },
    {
      name: 'unit_price',
      type: 'decimal',
      required: true,
      unit: money,
      meaning: 'price of one unit before discount',
    },
    { name: 'discount', type: 'decimal', unit: money, meaning: 'discount on the whole line, as an amount' },
    { name: 'tax', type: 'decimal', unit: money, meaning: 'tax on the whole line' },
    { name: 'shipping', type: 'decimal', unit: money, meaning: 'shipping charged on the line' },
    { name: 'unit_cost', type: 'decimal', unit: money, meaning: 'what one unit of this line cost the firm' },
    { name: 'currency', type: 'text', meaning: 'ISO 4217 code of the amounts' },
    { name: 'status', type: 'text', meaning: 'state of the order, as the source writes it' },
    { name: 'country', type: 'text', meaning: 'country of the order' },
    { name: 'region', type: 'text', meaning: 'state or province of the order' },
    { name: 'city', type: 'text', meaning: 'town of the order' },
    { name: 'updated_at', type: 'timestamp', meaning: 'when this version of the line was written' },
  ],
}

/** What came back, line by line. */
export const returnLine: Entity = {
  grain: 'returned line',
  time: ['returned_at'],
  columns: [
    { name: 'return_id', type: 'id', meaning: 'id of the return in the source' },
    { name: 'order_id', type: 'id', required: true, meaning: 'id of the order that is returned' },
    { name: 'line_id', type: 'id', meaning: 'id of the returned line within its order' },
    { name: 'customer_id', type: 'id', meaning: 'id of the customer who returned' },
    { name: 'product_id', type: 'id', required: true, meaning: 'code of the returned product' },
    { name: 'channel', type: 'text', meaning: 'channel of the return' },
    { name: 'returned_at', type: 'timestamp', required: true, meaning: 'when the goods came back' },
    { name: 'quantity', type: 'decimal', required: true, unit: 'units', meaning: 'units returned, above zero' },
    { name: 'amount', type: 'decimal', required: true, unit: money, meaning: 'amount paid back, above zero' },
    { name: 'currency', type: 'text', meaning: 'ISO 4217 code of the amount' },
    { name: 'reason', type: 'text', meaning: 'why it came back' },
    { name: 'updated_at', type: 'timestamp', meaning: 'when this version of the line was written' },
  ],
}
