/**
 * Who may act (glossary «Parties», design «Who uses it»). A person holds a role for the platform as a whole or for one
 * network unit; unit roles act only on their own unit's work orders (R-HDL-07). The appellant acts on the own appeal.
 */
export const ROLES = {
  agent: { zh: '热线受理员', en: 'agent', of: 'platform' },
  dispatcher: { zh: '交办员', en: 'dispatcher', of: 'platform' },
  reviewer: { zh: '审核员', en: 'reviewer', of: 'platform' },
  visitor: { zh: '回访员', en: 'return-visit staff', of: 'platform' },
  supervisor: { zh: '督办员', en: 'supervisor', of: 'platform' },
  hotlineOffice: { zh: '市长热线办', en: "mayor's hotline office", of: 'platform' },
  government: { zh: '市政府', en: 'government', of: 'platform' },
  municipalLeader: { zh: '市政府负责同志', en: 'municipal leader', of: 'platform' },
  handler: { zh: '承办人', en: 'unit handler', of: 'unit' },
  responsibleLeader: { zh: '单位负责同志', en: "unit's responsible leader", of: 'unit' },
  leaderInCharge: { zh: '分管负责同志', en: 'leader in charge', of: 'unit' },
  principalLeader: { zh: '主要负责同志', en: 'principal leader', of: 'unit' },
  administrator: { zh: '管理员', en: 'administrator', of: 'platform' },
  auditor: { zh: '审计员', en: 'auditor', of: 'platform' },
  appellant: { zh: '诉求人', en: 'appellant', of: 'appellant' },
} as const;

export type Role = keyof typeof ROLES;

/** roles of those who work for the hotline; the appellant signs in with number and query code, never with an account */
export const STAFF_ROLES = (Object.keys(ROLES) as Role[]).filter((role) => ROLES[role].of !== 'appellant');

/** the level-1 network unit, in every city: the platform itself, which may lead the coordination (R-DSP-12) */
export const PLATFORM_UNIT = 'u1';

export const isUnitRole = (role: Role): boolean => ROLES[role].of === 'unit';

/** Who acted: the account, the role in which it acted, and its unit where the role belongs to one (R-SYS-03). */
export interface Actor {
  id: string;
  role: Role;
  unit?: string;
}
