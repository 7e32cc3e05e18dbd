import type { ChangeType } from '../../db/change-log';
import type { DraftStatus } from '../../domain/policy/release/release';
import type { Said } from '../problems/said';

/** What administrators change, each kind of event of the log of changes, under what it is about. */
const BY_KIND = {
  policy: {
    policyDrafted: { zh: '起草政策', en: 'policy drafted' },
    policyDraftChanged: { zh: '修改政策草案', en: 'draft changed' },
    policyDraftSubmitted: { zh: '政策草案提交批准', en: 'draft submitted for approval' },
    policyDraftRejected: { zh: '政策草案未获批准', en: 'draft rejected' },
    policyDraftWithdrawn: { zh: '撤回政策草案', en: 'draft withdrawn' },
    policyApproved: { zh: '批准政策', en: 'policy approved' },
    policyWithdrawn: { zh: '撤回尚未生效的政策', en: 'version withdrawn' },
  },
  rollouts: {
    rolloutProposed: { zh: '提请下达变更', en: 'rollout proposed' },
    rolloutOrdered: { zh: '下达推行', en: 'rollout ordered' },
    rolloutWithdrawn: { zh: '撤回变更下达', en: 'rollout withdrawn' },
    rolloutPaused: { zh: '暂停推行', en: 'rollout paused' },
    rolloutResumed: { zh: '恢复推行', en: 'rollout resumed' },
    rolloutFinished: { zh: '推行完成', en: 'rollout finished' },
  },
  calendar: {
    calendarPublished: { zh: '发布工作日历', en: 'calendar published' },
    localCalendarPublished: { zh: '发布本市日历', en: 'calendar of the city published' },
  },
  organisation: {
    unitAdded: { zh: '增加单位', en: 'unit added' },
    unitChanged: { zh: '修改单位', en: 'unit changed' },
    unitsMerged: { zh: '合并单位', en: 'units merged' },
    unitDissolved: { zh: '撤销单位', en: 'unit dissolved' },
    dutyAssigned: { zh: '确定职责', en: 'duty assigned' },
    dutyEnded: { zh: '职责终止', en: 'duty ended' },
    directoryEntryAdded: { zh: '增加通讯录条目', en: 'directory entry added' },
    directoryEntryChanged: { zh: '修改通讯录条目', en: 'directory entry changed' },
    directoryEntryRemoved: { zh: '删除通讯录条目', en: 'directory entry removed' },
    rosterSet: { zh: '排班', en: 'roster set' },
    deputyNamed: { zh: '指定代理人', en: 'deputy named' },
    deputyEnded: { zh: '代理终止', en: 'deputy ended' },
    organisationImported: { zh: '导入组织机构', en: 'organisation imported' },
    cityAdded: { zh: '增设城市', en: 'city added' },
  },
  people: {
    accountAdded: { zh: '增加账号', en: 'account added' },
    accountChanged: { zh: '修改账号', en: 'account changed' },
    accountDeactivated: { zh: '停用账号', en: 'account deactivated' },
    accountReactivated: { zh: '恢复账号', en: 'account reactivated' },
    accountLocked: { zh: '锁定账号', en: 'account locked' },
    accountUnlocked: { zh: '解锁账号', en: 'account unlocked' },
    passwordReset: { zh: '重置密码', en: 'password reset' },
    passwordChanged: { zh: '修改密码', en: 'password changed' },
    sessionsEnded: { zh: '结束会话', en: 'sessions ended' },
    identityAwaited: { zh: '等待绑定身份', en: 'identity awaited' },
    identityLinked: { zh: '绑定身份', en: 'identity linked' },
    identityUnlinked: { zh: '解除绑定', en: 'identity unlinked' },
    rightGranted: { zh: '授予权限', en: 'right granted' },
    rightRevoked: { zh: '收回权限', en: 'right revoked' },
    tokenIssued: { zh: '签发令牌', en: 'token issued' },
    tokenRevoked: { zh: '吊销令牌', en: 'token revoked' },
  },
  notices: {
    noticeSettingsChanged: { zh: '修改通知设置', en: 'notice settings changed' },
    noticeRulesChanged: { zh: '修改本市通知规则', en: 'the city’s rules of notices changed' },
  },
  records: {
    listExported: { zh: '导出列表', en: 'list exported' },
    restored: { zh: '从备份恢复', en: 'restored from a backup' },
  },
} as const;

/** What a change of an administrator is about. */
export type ChangeKind = keyof typeof BY_KIND;

/** in the order in which it is asked for */
export const CHANGE_KINDS = Object.keys(BY_KIND) as [ChangeKind, ...ChangeKind[]];

export const CHANGE_KIND_WORDS: Readonly<Record<ChangeKind, Said>> = {
  policy: { zh: '政策', en: 'policy' },
  rollouts: { zh: '变更下达', en: 'rollouts' },
  calendar: { zh: '日历', en: 'calendars' },
  organisation: { zh: '组织', en: 'organisation' },
  people: { zh: '人员与权限', en: 'people and rights' },
  notices: { zh: '通知', en: 'notices' },
  records: { zh: '导出与恢复', en: 'exports and restores' },
};

export const CHANGE_WORDS: Readonly<Record<ChangeType, Said>> = {
  ...BY_KIND.policy,
  ...BY_KIND.rollouts,
  ...BY_KIND.calendar,
  ...BY_KIND.organisation,
  ...BY_KIND.people,
  ...BY_KIND.notices,
  ...BY_KIND.records,
};

/** the types of changes that are about this */
export const changesAbout = (kind: ChangeKind): readonly ChangeType[] => Object.keys(BY_KIND[kind]) as ChangeType[];

const KIND_OF = new Map(CHANGE_KINDS.flatMap((kind) => changesAbout(kind).map((type) => [type, kind] as const)));

/** what a change of this type is about */
export function kindOfChange(type: ChangeType): ChangeKind {
  const kind = KIND_OF.get(type);
  if (!kind) throw new Error(`the change ${type} is about nothing`);
  return kind;
}

/** Where a draft stands, by the change that brought it there. */
export const DRAFT_STANDS: Readonly<Record<DraftStatus, ChangeType>> = {
  draft: 'policyDrafted',
  submitted: 'policyDraftSubmitted',
  approved: 'policyApproved',
  rejected: 'policyDraftRejected',
  withdrawn: 'policyDraftWithdrawn',
};
