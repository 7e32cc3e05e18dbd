import { useEffect, useRef, useState } from 'react';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../../app/keys';
import { useSaid } from '../../app/language';
import { type Appeal, type Offer, useAppeal } from '../../parts/appeal';
import { Empty, Read } from '../../parts/states';
import { ActionForm } from './action-form';
import { lettersFor } from './letters';
import { isBeside, offerKey, rankOf } from './standing';
import './case.css';

interface Props {
  number: string;
  /** the link that the row at hand asks for: its form stands open */
  first?: string | undefined;
  /** the order that the row at hand is about */
  order?: number | null | undefined;
  /** after an action was taken */
  onDone: (link: string) => void;
}

/** What this person may do now: each action by its letter, with its form below it. */
export function ActionsPane(props: Props) {
  const query = useAppeal(props.number);
  return (
    <section className="pane actions">
      <Read query={query}>{(appeal) => <Actions {...props} appeal={appeal} />}</Read>
    </section>
  );
}

function Actions({ appeal, first, order, onDone }: Props & { appeal: Appeal }) {
  const { t } = useTranslation('case');
  const said = useSaid();
  const { message } = App.useApp();
  const offers = inOrder(appeal, first, order ?? null);
  const letters = lettersFor(offers.map(({ link }) => link));
  const [{ open, taken }, setOpen] = useOpen(offers, first, order ?? null);
  const kept = useKept(offers, open);
  const toggle = (offer: Offer): void => setOpen(open === offerKey(offer) ? null : offerKey(offer));

  useKeys(
    offers.flatMap((offer, i) => {
      const key = letters[i];
      return key ? [{ key, words: said(offer.words), act: () => setOpen(offerKey(offer)) }] : [];
    }),
  );
  const done = (offer: Offer): void => {
    setOpen(null);
    void message.success(t('actions.done', { action: said(offer.words) }));
    onDone(offer.link);
  };
  const several = new Set(offers.flatMap((offer) => offer.order ?? [])).size > 1;
  const groups = [
    { id: 'now', title: t('actions.title'), offers: offers.filter((one) => !isBeside(one)) },
    { id: 'beside', title: t('actions.beside'), offers: offers.filter(isBeside) },
  ];
  if (offers.length === 0 && !kept) return <Empty title={t('actions.none')} how={t('actions.noneHow')} />;
  return (
    <>
      {kept && (
        <Gone words={said(kept.words)}>
          <ActionForm appeal={appeal} offer={kept} onDone={() => done(kept)} />
        </Gone>
      )}
      {groups.map(
        (group) =>
          group.offers.length > 0 && (
            <section key={group.id} aria-label={group.title}>
              <h2>{group.title}</h2>
              <ul>
                {group.offers.map((offer) => (
                  <Action
                    key={offerKey(offer)}
                    appeal={appeal}
                    offer={offer}
                    letter={letters[offers.indexOf(offer)] ?? null}
                    ofOrder={several}
                    open={open === offerKey(offer)}
                    taken={taken}
                    toggle={() => toggle(offer)}
                    done={() => done(offer)}
                  />
                ))}
              </ul>
            </section>
          ),
      )}
    </>
  );
}

interface ActionProps {
  appeal: Appeal;
  offer: Offer;
  letter: string | null;
  ofOrder: boolean;
  open: boolean;
  /** how often the person has opened a form: what opened by itself takes no focus */
  taken: number;
  toggle: () => void;
  done: () => void;
}

function Action({ appeal, offer, letter, ofOrder, open, taken, toggle, done }: ActionProps) {
  const { t } = useTranslation('case');
  const said = useSaid();
  const form = useRef<HTMLDivElement>(null);
  const unit = appeal.orders.find((one) => one.no === offer.order)?.unit.name;
  const id = `action-${offerKey(offer).replace(' ', '-')}`;
  useEffect(() => {
    if (open && taken > 0) form.current?.querySelector<HTMLElement>(FIRST_FIELD)?.focus();
  }, [open, taken]);
  return (
    <li>
      <button
        type="button"
        className="action"
        aria-expanded={open}
        aria-controls={id}
        aria-keyshortcuts={letter ?? undefined}
        onClick={toggle}
      >
        <span>
          {said(offer.words)}
          {ofOrder && unit !== undefined && (
            <span className="second">{t('actions.ofOrder', { order: offer.order, unit })}</span>
          )}
        </span>
        {letter && <kbd aria-hidden>{letter}</kbd>}
      </button>
      {open && (
        <div id={id} ref={form} className="action-form">
          <ActionForm appeal={appeal} offer={offer} onDone={done} />
        </div>
      )}
    </li>
  );
}

const FIRST_FIELD = 'input:not([type="hidden"]), textarea, [role="combobox"], button[type="submit"]';

/** what somebody was writing stays to be read and copied when its action is offered no longer */
function Gone({ words, children }: { words: string; children: React.ReactNode }) {
  const { t } = useTranslation('case');
  return (
    <section className="gone" role="alert">
      <p>{t('actions.gone', { action: words })}</p>
      {children}
    </section>
  );
}

interface Open {
  /** the row that it belongs to */
  asked: string;
  open: string | null;
  taken: number;
}

/** which form stands open: the one that the row at hand asks for, until the person opens another; another row asks anew */
function useOpen(
  offers: readonly Offer[],
  first: string | undefined,
  order: number | null,
): [Open, (open: string | null) => void] {
  const asked = `${first ?? ''} ${order ?? 0}`;
  const wanted = offers.find((one) => one.link === first);
  const fresh: Open = { asked, open: wanted ? offerKey(wanted) : null, taken: 0 };
  const [state, setState] = useState(fresh);
  const now = state.asked === asked ? state : fresh;
  if (now !== state) setState(now);
  return [now, (open) => setState({ asked, open, taken: now.taken + 1 })];
}

/** the offer whose form was open and that has gone meanwhile; null while it is still there */
function useKept(offers: readonly Offer[], open: string | null): Offer | null {
  const [last, setLast] = useState<Offer | null>(null);
  const now = offers.find((one) => offerKey(one) === open) ?? null;
  if (now && now !== last) setLast(now);
  if (open === null || now || !last || offerKey(last) !== open) return null;
  return last;
}

/** what the row at hand asks for stands first, then its order's, then the rest as the loop has it */
function inOrder({ mayDo }: Appeal, first: string | undefined, order: number | null): readonly Offer[] {
  const rank = (offer: Offer): number => {
    if (offer.link === first && (order === null || offer.order === order)) return -1;
    return rankOf(offer) + (order === null || offer.order === null || offer.order === order ? 0 : 100);
  };
  return [...mayDo].sort((one, other) => rank(one) - rank(other));
}
