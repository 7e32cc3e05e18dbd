import { useTranslation } from 'react-i18next';
import { useSaid } from '../../app/language';
import type { Appeal } from '../../parts/appeal';
import { useDueInstants, useInstants } from '../../parts/instants';
import { Empty } from '../../parts/states';
import { inTree, type Order } from './standing';

/** The work orders of all units: what is a part of another stands below it. */
export function Orders({ appeal }: { appeal: Appeal }) {
  const { t } = useTranslation('case');
  if (appeal.orders.length === 0) return <Empty title={t('orders.none')} how={t('orders.noneHow')} />;
  return (
    <ul className="orders">
      {inTree(appeal.orders).map(({ order, depth }) => (
        <li key={order.no} className={`depth-${Math.min(depth, 4)}`} aria-level={depth + 1}>
          <WorkOrder order={order} />
        </li>
      ))}
    </ul>
  );
}

function WorkOrder({ order }: { order: Order }) {
  const { t } = useTranslation('case');
  const said = useSaid();
  const instant = useInstants();
  const dueInstant = useDueInstants();
  const facts = [
    order.handler && t('orders.handler', { name: order.handler.name ?? t('orders.somebody') }),
    t('orders.dispatched', { at: instant(order.dispatchedAt) }),
    order.signedAt !== null && t('orders.signed', { at: instant(order.signedAt) }),
    order.countedAsReceived && t('orders.countedAsReceived'),
    order.deemedAccepted && t('orders.deemedAccepted'),
    order.binding && t('orders.binding'),
    order.returnRequestedAt !== null && t('orders.returnRequested', { at: instant(order.returnRequestedAt) }),
    order.returnRefused && t('orders.returnRefused'),
    order.extensions > 0 && t('orders.extensions', { count: order.extensions }),
    order.extensionRequested && t('orders.extensionRequested', { at: dueInstant(order.extensionRequested.until) }),
    order.contacted && t('orders.contacted'),
    order.failedContacts > 0 && t('orders.failedContacts', { count: order.failedContacts }),
    order.submittedAt !== null && t('orders.submitted', { at: instant(order.submittedAt) }),
    order.replied && t('orders.replied'),
    order.rejections > 0 && t('orders.rejections', { count: order.rejections }),
  ].filter((one): one is string => typeof one === 'string');
  return (
    <>
      <p>
        <strong>{order.unit.name}</strong>
        <span className="stage">{said(order.statusWords)}</span>
        <span className="quiet">
          {t('orders.no', { no: order.no })} · {said(order.modeWords)}
          {order.part !== null && ` · ${t(`orders.${order.part}`)}`}
        </span>
      </p>
      <p className="quiet whole-text">{facts.join(t('semicolon'))}</p>
    </>
  );
}
