import { z } from 'zod';
import { noteIdentityRead } from '../../db/identity';
import { type CaseRecord, caseRecord } from '../../db/case-record';
import type { Role } from '../../domain/loop/role';
import { stageOf } from '../../domain/loop/state';
import type { ContentFolder } from '../../content/content-folder';
import { caseBundle } from '../bundle/case-bundle';
import { zipOf } from '../bundle/zip';
import { seen, unknownAppeal } from '../case-access';
import { sendContent } from '../files/send-content';
import type { Parts } from '../parts';
import { no } from '../problems/problem';
import { actorIn } from '../rights';
import { type Route, route } from '../route';
import { numberParam } from './actions';

const WHO = ['auditor', 'supervisor', 'hotlineOffice', 'reviewer'] as const satisfies readonly Role[];

export const bundleRoutes = (parts: Parts): Route[] => [
  route({
    id: 'bundle',
    method: 'get',
    path: '/api/v1/appeals/:number/bundle',
    tag: 'appeals',
    summary: '归档案卷 The archive bundle of one appeal',
    about:
      'All that is on record of a closed appeal as one zip file (R-ARC-01 to 03): case.json, events.jsonl, orders.json, texts/, files.json, files/, manifest.json. Of an archived appeal it never changes: the same bytes each time, unless something was masked. It holds the appellant’s contact details where feedback documents do, so each reading is written down (R-IDC-12).',
    admits: WHO,
    params: numberParam,
    streams: 'application/zip',
    answer: z.string().meta({ format: 'binary' }),
    problems: ['unknownAppeal', 'bundleOfOpenCase', 'contentMissing', 'contentUnavailable'],
    handle: async ({ caller: { account }, params: { number } }) => {
      const { db, rules, contents } = parts;
      const found = await seen(db, account, number);
      if ('problem' in found) return found;
      const by = actorIn(account, WHO, null);
      const record = await caseRecord(db, number);
      if (!by || !record) return { problem: unknownAppeal(number) };
      const { phase, city, policyVersion } = record.state;
      if (phase !== 'closed' && phase !== 'archived')
        return { problem: no('bundleOfOpenCase', { rule: 'R-ARC-01', data: { stage: stageOf(record.state, null) } }) };
      const damaged = await damagedIn(record, contents);
      if (damaged.length > 0) return { problem: no('contentMissing', { data: { files: damaged } }) };
      const policy = await rules.policy(city, policyVersion);
      const read = async (sha256: string) => {
        const content = await contents.read(sha256);
        if (!content) throw new Error(`the content ${sha256} has gone meanwhile`);
        return content.stream;
      };
      await noteIdentityRead(db, { city, number, by, reason: READING });
      const stream = zipOf(caseBundle(record, policy, read));
      return { stream: sendContent({ stream, bytes: null, mediaType: 'application/zip', name: `${number}.zip` }) };
    },
  }),
];

const READING = '归档案卷 archive bundle';

/** ids of files that the log names and whose content, or whose row, is not as it was stored */
async function damagedIn({ events, files }: CaseRecord, contents: ContentFolder): Promise<string[]> {
  const damaged: string[] = [];
  for (const { body } of events) {
    const event = JSON.parse(body) as { type: string; file?: string };
    if (event.type !== 'fileAttached' || event.file === undefined) continue;
    const file = files.find((f) => f.id === event.file);
    if (!file || (file.kept && (await contents.look(file.kept.sha256)) !== 'same')) damaged.push(event.file);
  }
  return damaged;
}
