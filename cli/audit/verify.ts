import { Command } from 'commander';
import { type BrokenEvent, type Fault, type Verified, verify } from '../../db/verify';
import { verifyChanges } from '../../db/change-log';
import { isAppealNumber } from '../../domain/loop/appeal-number';
import { ContentFolder } from '../../content/content-folder';
import { readEnvironment } from '../environment';
import { dataFolder } from '../services/data-folder';
import { PlainFailure } from '../services/plain-failure';
import { withStore } from './at-hand';
import { collector, say, sayJson } from './print';

const FAULT_WORDS: Readonly<Record<Fault, { zh: string; en: string }>> = {
  bodyAltered: { zh: '内容被改动', en: 'its text is not the one that was hashed' },
  linkBroken: { zh: '与前一事件不衔接', en: 'it does not follow the event before it' },
  versionMissing: { zh: '之前的事件缺失', en: 'an event before it is gone' },
  formatUnknown: { zh: '格式编号未知', en: 'its canonical form is unknown' },
  columnsAltered: { zh: '列与内容不符', en: 'the columns beside it do not say the same' },
  textAltered: { zh: '所附文本被改动', en: 'the text it refers to is another one' },
  textMissing: { zh: '所附文本缺失且未经脱敏', en: 'the text it refers to is gone without having been masked' },
  fileAltered: { zh: '所附材料的记录被改动', en: 'what is on record of the file it refers to was altered' },
  fileMissing: { zh: '所附材料的记录缺失且未经脱敏', en: 'the file it refers to is gone without having been masked' },
  contentAltered: { zh: '所附材料的内容被改动', en: 'the content of the file it refers to is another one' },
  contentMissing: {
    zh: '所附材料的内容缺失',
    en: 'the content of the file it refers to is not in the folder of files',
  },
  headDiffers: { zh: '不是该诉求最后记录的事件', en: 'it is not the event that the case was left with' },
  logMissing: { zh: '没有任何事件', en: 'the case has no events' },
};

/**
 * `huiying audit verify`: every chain, text and file hashed again. Status 1 when anything is broken. Refuses what is no appeal
 * number (status 2) and a number that the store does not know.
 */
export function verifyCommand(): Command {
  return new Command('verify')
    .description('校验事件链、文本与材料哈希\nHash every chain, text and file again, and name what was altered.')
    .argument('[numbers...]', '诉求编号，缺省为全部 appeal numbers; all when left out')
    .option('--json', '以 JSON 输出 print JSON', false)
    .action((numbers: string[], { json }: { json: boolean }) => run(numbers, json));
}

async function run(numbers: readonly string[], json: boolean): Promise<void> {
  const stray = numbers.find((number) => !isAppealNumber(number));
  if (stray !== undefined)
    throw new PlainFailure(`「${stray}」不是诉求编号。`, `“${stray}” is not an appeal number.`, 2);
  const { found, tell } = collector(json, lineOf);
  const wanted = [...new Set(numbers)];
  const contents = new ContentFolder(dataFolder(readEnvironment(process.env).dataDir).files);
  const { changes, ...told } = await withStore(async (db) => ({
    ...(await verify(db, tell, wanted.length > 0 ? wanted : undefined, contents)),
    changes: wanted.length > 0 ? null : await verifyChanges(db),
  }));
  const unknown = wanted.length - told.cases;
  if (unknown > 0 && told.broken === 0)
    throw new PlainFailure(`有 ${unknown} 个编号查无此诉求。`, `${unknown} of these numbers are no appeal’s.`);
  if (json) sayJson({ ...told, findings: found, ...(changes ? { changes } : {}) });
  else {
    for (const { city, v } of changes?.broken ?? [])
      say(`✗ ${city} 变更 ${v} 被改动或之前有缺失 change ${v} was altered, or one before it is gone`);
    say(summary(told));
    if (changes)
      say(
        `已校验 ${changes.checked} 条管理变更，异常 ${changes.broken.length} 处。\nVerified ${changes.checked} administrators’ changes; ${changes.broken.length} broken.`,
      );
  }
  process.exitCode = told.broken + (changes?.broken.length ?? 0) === 0 ? 0 : 1;
}

function lineOf({ number, v, fault }: BrokenEvent): string {
  const { zh, en } = FAULT_WORDS[fault];
  return v === 0 ? `✗ ${number}  ${zh} ${en}` : `✗ ${number} v${v}  ${zh} ${en}`;
}

function summary({ cases, events, texts, files, masked, broken }: Verified): string {
  const zh = `已校验 ${cases} 件诉求、${events} 个事件、${texts} 份文本、${files} 份材料（另有 ${masked} 份已脱敏），异常 ${broken} 处。`;
  const en = `Verified ${cases} cases, ${events} events, ${texts} texts, ${files} files (${masked} more are masked); ${broken} broken.`;
  return `${zh}\n${en}`;
}
