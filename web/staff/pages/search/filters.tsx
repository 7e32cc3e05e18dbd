import { type ReactNode, useId, useState } from 'react';
import { Button, Checkbox, DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { holds, useSession } from '../../app/me';
import { useUnits } from '../../parts/units';
import { usePolicy } from '../agent/policy';
import { type Asked, MAY_KNOW_WHO, NOTHING } from './asked';

interface Props {
  asked: Asked;
  ask: (asked: Asked) => void;
  /** what stands beside the button */
  children?: ReactNode;
}

/** The box and what narrows it; Enter in any field searches. */
export function Filters({ asked, ask, children }: Props) {
  const { t } = useTranslation(['search', 'terms', 'app']);
  const { me } = useSession();
  const { units } = useUnits();
  const [now, setNow] = useState(asked);
  const [from, setFrom] = useState(asked);
  // another search came by the address, or by the box above
  if (from !== asked) {
    setFrom(asked);
    setNow(asked);
  }
  const change = (more: Partial<Asked>): void => setNow({ ...now, ...more });
  const choose = (more: Partial<Asked>): void => {
    const next = { ...now, ...more };
    setNow(next);
    ask(next);
  };
  const policy = usePolicy();
  const categories = (policy.data?.categories ?? []).map(
    (code) => [code, t(`categories.${code}`, { ns: 'terms' })] as const,
  );
  const stages = Object.entries(t('stages', { returnObjects: true }) as Record<string, string>);
  const options = (all: readonly (readonly [string, string])[]) => all.map(([value, label]) => ({ value, label }));
  return (
    <form
      className="search-filters"
      role="search"
      aria-label={t('title')}
      onSubmit={(event) => {
        event.preventDefault();
        ask(now);
      }}
    >
      <Labelled words={t('fields.text')} wide>
        {(id) => (
          <Input
            id={id}
            value={now.text}
            placeholder={t('boxHint')}
            maxLength={200}
            onChange={({ target }) => change({ text: target.value })}
          />
        )}
      </Labelled>
      {holds(me, MAY_KNOW_WHO) && (
        <Labelled words={t('fields.name')}>
          {(id) => (
            <Input
              id={id}
              value={now.name}
              placeholder={t('nameHint')}
              maxLength={100}
              autoComplete="off"
              onChange={({ target }) => change({ name: target.value })}
            />
          )}
        </Labelled>
      )}
      <Labelled words={t('fields.place')}>
        {(id) => (
          <Input
            id={id}
            value={now.place}
            placeholder={t('placeHint')}
            maxLength={200}
            onChange={({ target }) => change({ place: target.value })}
          />
        )}
      </Labelled>
      <Labelled words={t('unit')}>
        {(id) => (
          <Select
            id={id}
            showSearch={{ optionFilterProp: 'label' }}
            allowClear
            value={now.unit || null}
            placeholder={t('any')}
            options={units.map((unit) => ({ value: unit.id, label: unit.name }))}
            onChange={(unit: string | undefined) => choose({ unit: unit ?? '' })}
          />
        )}
      </Labelled>
      <Labelled words={t('category')}>
        {(id) => (
          <Select
            id={id}
            allowClear
            value={now.category || null}
            placeholder={t('any')}
            options={options(categories)}
            onChange={(category: string | undefined) => choose({ category: category ?? '' })}
          />
        )}
      </Labelled>
      <Labelled words={t('stage')}>
        {(id) => (
          <Select
            id={id}
            allowClear
            value={now.stage || null}
            placeholder={t('any')}
            options={options(stages)}
            onChange={(stage: string | undefined) => choose({ stage: stage ?? '' })}
          />
        )}
      </Labelled>
      <Labelled words={t('fields.from')}>
        {(id) => <Day id={id} value={now.from} choose={(from) => choose({ from })} />}
      </Labelled>
      <Labelled words={t('fields.to')}>
        {(id) => <Day id={id} value={now.to} choose={(to) => choose({ to })} />}
      </Labelled>
      <Checkbox checked={now.open} onChange={({ target }) => choose({ open: target.checked })}>
        {t('onlyOpen')}
      </Checkbox>
      <div className="search-buttons">
        <Button type="primary" htmlType="submit">
          {t('search')}
        </Button>
        <Button onClick={() => choose(NOTHING)}>{t('clear')}</Button>
        {children}
      </div>
    </form>
  );
}

interface DayProps {
  id: string;
  /** a civil date, 'YYYY-MM-DD'; '' where none is chosen */
  value: string;
  choose: (day: string) => void;
}

/** a day, in the language of the page and not in that of the browser */
function Day({ id, value, choose }: DayProps) {
  return (
    <DatePicker
      id={id}
      format="YYYY-MM-DD"
      value={value === '' ? null : dayjs(value)}
      onChange={(day) => choose(day ? day.format('YYYY-MM-DD') : '')}
    />
  );
}

interface LabelledProps {
  words: string;
  wide?: boolean;
  children: (id: string) => ReactNode;
}

function Labelled({ words, wide, children }: LabelledProps) {
  const id = useId();
  return (
    <div className={wide ? 'field wide' : 'field'}>
      <label htmlFor={id}>{words}</label>
      {children(id)}
    </div>
  );
}
