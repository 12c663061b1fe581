import { type Entity, money } from '../entity-column.js'

/** What is sold. */
export const product: Entity = {
  grain: 'sellable item',
  time: ['updated_at', 'valid_from'],
  columns: [
    { name: 'product_id', type: 'id', required: true, meaning: 'code of the product in the source' },
    { name: 'name', type: 'text', meaning: 'name or description' },
    { name: 'category', type: 'text', meaning: 'upper level of the product tree' },
    { name: 'subcategory', type: 'text', meaning: 'lower level of the product tree' },
    { name: 'brand', type: 'text', meaning: 'brand' },
    { name: 'unit_cost', type: 'decimal', unit: money, meaning: 'what one unit costs the firm' },
    { name: 'list_price', type: 'decimal', unit: money, meaning: 'price of one unit before any discount' },
    { name: 'currency', type: 'text', meaning: 'ISO 4217 code of cost and price' },
    { name: 'valid_from', type: 'date', meaning: 'first day on which these values hold' },
    { name: 'updated_at', type: 'timestamp', meaning: 'since when these values hold' },
  ],
}
