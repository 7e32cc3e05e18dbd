import type { Page, Response } from 'playwright-core';

/** From where the answer's content security policy lets scripts and plug-ins come; what it is silent on falls back to its default. */
export function scriptsAllowedBy(response: Response | null): { scripts: string; objects: string } {
  const policy = response?.headers()['content-security-policy'] ?? '';
  const directives = new Map(
    policy.split(';').map((directive) => {
      const [name = '', ...sources] = directive.trim().split(/\s+/);
      return [name, sources.join(' ')];
    }),
  );
  const of = (name: string): string => directives.get(name) ?? directives.get('default-src') ?? '*';
  return { scripts: of('script-src'), objects: of('object-src') };
}

/** scripts that stand in the page itself, as elements or as handlers in attributes */
export const inlineScripts = (page: Page): Promise<number> =>
  page.evaluate<number>(
    `[...document.querySelectorAll('script:not([src])')].filter((one) => !/json/.test(one.type)).length +
     [...document.querySelectorAll('*')].filter((one) => [...one.attributes].some(({ name }) => name.startsWith('on'))).length`,
  );
