import { assetAt } from '../public/assets';
import { PROBLEM_CODES, PROBLEM_WORDS, type ProblemCode } from '../problems/problem';

const isCode = (text: string): text is ProblemCode => (PROBLEM_CODES as readonly string[]).includes(text);

/** what a problem's type means, for whoever follows its address; null for no code of ours */
export function problemPage(code: string): string | null {
  if (!isCode(code)) return null;
  const { status, title, detail, whatToDo } = PROBLEM_WORDS[code];
  return `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title.zh} ${code}</title>
<link rel="icon" href="${assetAt('icon.svg')}">
<link rel="stylesheet" href="${assetAt('style.css')}">
<main class="reading">
<h1>${title.zh} <span lang="en">${title.en}</span></h1>
<p><code>${code}</code> · HTTP ${status}</p>
<p>${detail.zh}<br><span lang="en">${detail.en}</span></p>
<p>${whatToDo.zh}<br><span lang="en">${whatToDo.en}</span></p>
</main>
</html>
`;
}
