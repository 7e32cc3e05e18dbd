import { assetAt } from '../public/assets';
import { documentOf } from '../problems/document';
import type { Problem } from '../problems/problem';

/** A refusal as a page in both languages, for a browser that was sent here and has no page of its own open. */
export function refusalPage(problem: Problem): { status: number; html: string } {
  const [zh, en] = [documentOf(problem, 'zh'), documentOf(problem, 'en')];
  return {
    status: zh.status,
    html: `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(zh.title)}</title>
<link rel="icon" href="${assetAt('icon.svg')}">
<link rel="stylesheet" href="${assetAt('style.css')}">
<main class="reading">
<h1>${text(zh.title)} <span lang="en">${text(en.title)}</span></h1>
<p>${text(zh.detail)}<br><span lang="en">${text(en.detail)}</span></p>
<p>${text(zh.whatToDo)}<br><span lang="en">${text(en.whatToDo)}</span></p>
<p><a href="/desk/">返回登录页 <span lang="en">Back to signing in</span></a> · <a href="${text(zh.type)}"><code>${text(zh.code)}</code></a></p>
</main>
</html>
`,
  };
}

const text = (plain: string): string =>
  plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
