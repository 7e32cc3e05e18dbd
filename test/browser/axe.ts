import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const SOURCE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const WCAG_2_2_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/**
 * What of WCAG 2.0, 2.1 and 2.2 at levels A and AA axe finds violated on the page as it stands: one line for each rule, with the
 * first of the elements.
 */
export async function axeViolations(page: Page): Promise<string[]> {
  // evaluated by the browser's own tools, so that the page's content security policy stays as it is
  await page.evaluate(`if (!window.axe) { ${SOURCE} }`);
  const options = { runOnly: { type: 'tag', values: WCAG_2_2_AA }, resultTypes: ['violations'] };
  const violations = await page.evaluate<AxeResults['violations']>(
    `axe.run(document, ${JSON.stringify(options)}).then((results) => results.violations)`,
  );
  return violations.map(({ id, help, nodes }) => {
    const [first] = nodes;
    const summary = (first?.failureSummary ?? '').replace(/\s+/g, ' ').slice(0, 200);
    return `${id} (${help}), ${nodes.length} ×: ${first?.html.slice(0, 160) ?? ''} ${summary}`;
  });
}
