import { type Columns, filled, isNumber, isTime } from './columns.js'
import { day, moment, named, number } from './propose-field.js'
import { customerOf, type Maps, optional, personOf } from './propose-person.js'

/** What happened beside sales: cases, subscriptions, deals, events, contacts. */
export function happenings(columns: Columns): Maps | null {
  const { time } = columns
  const customer = customerOf(columns)
  const ofPerson = customer.customer_id ? personOf(columns) : {}
  const service = columns.find('case')
  if (service && time) {
    const ended = columns.find('ended', one => isTime(one) && one !== time)
    return {
      service_case: {
        case_id: named(service),
        ...customer,
        opened_at: columns.moment(time),
        ...(ended && { resolved_at: moment(ended) }),
        ...optional({
          category: columns.find('subject'),
          priority: columns.find('priority'),
          status: columns.find('status'),
        }),
      },
      ...ofPerson,
    }
  }
  const subscription = columns.find('subscription')
  const monthly = columns.find('monthly', isNumber)
  if (subscription && (customer.customer_id ?? monthly)) {
    const [started, ended] = [columns.find('started', isTime), columns.find('stopped', isTime)]
    return {
      subscription: {
        subscription_id: named(subscription),
        ...customer,
        ...optional({ plan: columns.find('plan'), status: columns.find('status') }),
        ...(started && { started_on: day(started) }),
        ...(ended && { ended_on: day(ended) }),
        ...(monthly && { mrr: number(monthly) }),
      },
      ...ofPerson,
    }
  }
  const [deal, stage] = [columns.find('deal'), columns.find('stage')]
  if (deal && stage) {
    const { amount } = columns
    const closes = columns.find('closes', isTime)
    const created = columns.find('time', one => isTime(one) && one !== closes)
    const account = columns.find('account', filled)
    return {
      opportunity: {
        opportunity_id: named(deal),
        ...optional({ stage }),
        ...(amount && { amount: number(amount) }),
        ...(created && { created_at: moment(created) }),
        ...(closes && { expected_close_on: day(closes) }),
        ...optional({
          name: columns.find('dealName'),
          account_id: account,
          owner: columns.find('owner'),
          pipeline: columns.find('pipeline'),
          is_won: columns.find('won'),
        }),
      },
    }
  }
  const [event, visitor] = [columns.find('event'), columns.find('visitor')]
  if (event && time && (visitor ?? customer.customer_id)) {
    return {
      web_event: {
        ...optional({ visitor_id: visitor }),
        ...customer,
        occurred_at: columns.moment(time),
        event: named(event),
      },
    }
  }
  return null
}
