import { FIELD_WORDS } from './field-words';
import { PROBLEM_CODES, PROBLEM_WORDS } from './problem';

/** docs/reference/errors.md, made from the tables that the API answers by. */
export function errorsReference(): string {
  const codes = [...PROBLEM_CODES].sort(
    (a, b) => PROBLEM_WORDS[a].status - PROBLEM_WORDS[b].status || a.localeCompare(b, 'en'),
  );
  const sections = codes.map((code) => {
    const { status, title, detail, whatToDo } = PROBLEM_WORDS[code];
    return [
      `## ${code}`,
      `HTTP ${status} · ${title.zh} · ${title.en}`,
      bullets([`${detail.zh} ${detail.en}`, `怎么办 What to do: ${whatToDo.zh} ${whatToDo.en}`]),
    ].join('\n\n');
  });
  const fields = bullets(Object.entries(FIELD_WORDS).map(([code, { zh, en }]) => `\`${code}\`: ${zh} · ${en}`));
  return `${[INTRODUCTION, ...sections, '# `fields[].code`', fields].join('\n\n')}\n`;
}

const bullets = (lines: readonly string[]): string =>
  lines.map((line) => `- ${line.replaceAll('*', '\\*')}`).join('\n');

const INTRODUCTION = `# 错误代码 Error codes

Made from the code by \`npm run docs\`; a test compares.

Every refusal and every failure is a problem document (RFC 9457, \`application/problem+json\`): \`type\` (\`/problems/<code>\`, a page of the
server), \`title\`, \`status\`, \`detail\` and \`whatToDo\` in the reader's language (Chinese unless \`Accept-Language\` prefers English),
\`inOtherLanguage\` with the same words in the other one, the stable \`code\`, the \`rule\` of the field that asks for it, and \`data\`
(codes, numbers, names of fields; never what a person wrote). A body that is not as it should be names each field in \`fields\`
(\`path\` is a JSON pointer). 503 and 429 carry \`Retry-After\`; repeat a 503 with the \`Idempotency-Key\` of its answer.`;
