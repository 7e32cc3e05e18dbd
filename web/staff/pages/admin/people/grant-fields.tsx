import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Role } from '../../../app/me';
import { useUnits } from '../../../parts/units';
import { Labelled } from '../labelled';
import { isUnitRole, PLATFORM_ROLES, UNIT_ROLES } from './roles';

export interface GrantText {
  role: Role | null;
  unit: string | null;
}

export const isWhole = ({ role, unit }: GrantText): boolean => role !== null && (!isUnitRole(role) || unit !== null);

interface Props {
  id: string;
  grant: GrantText;
  change: (grant: GrantText) => void;
}

/** A role, and its unit where it is a role of one. */
export function GrantFields({ id, grant, change }: Props) {
  const { t } = useTranslation('people');
  const { units } = useUnits();
  const label = (role: Role) => ({ value: role, label: t(`roles.${role}`, { ns: 'app' }) });
  return (
    <>
      <Labelled of={`${id}-role`} words={t('role')}>
        <Select
          id={`${id}-role`}
          allowClear
          showSearch
          optionFilterProp="label"
          placeholder={t('choose', { ns: 'app' })}
          value={grant.role}
          options={[
            { label: t('ofPlatform'), options: PLATFORM_ROLES.map(label) },
            { label: t('ofUnit'), options: UNIT_ROLES.map(label) },
          ]}
          onChange={(role: Role | undefined) =>
            change({ role: role ?? null, unit: role && isUnitRole(role) ? grant.unit : null })
          }
        />
      </Labelled>
      {grant.role !== null && isUnitRole(grant.role) && (
        <Labelled of={`${id}-unit`} words={t('unit')} required>
          <Select
            id={`${id}-unit`}
            showSearch
            optionFilterProp="label"
            placeholder={t('choose', { ns: 'app' })}
            value={grant.unit}
            options={units
              .filter(({ activeUntil }) => activeUntil === null)
              .map((one) => ({ value: one.id, label: one.name }))}
            onChange={(unit: string) => change({ ...grant, unit })}
          />
        </Labelled>
      )}
    </>
  );
}
