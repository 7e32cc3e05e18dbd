/** A page as a person without script has it. */
export interface Page {
  status: number;
  /** where the browser stands now */
  address: string;
  html: string;
  headers: Headers;
}

type Fields = Readonly<Record<string, string | readonly string[] | Blob>>;

/** Somebody with a browser that runs no script: follows redirects, keeps cookies, sends forms as they stand. */
export class Visitor {
  private readonly cookies = new Map<string, string>();

  constructor(
    private readonly url: string,
    private readonly keepsCookies = true,
  ) {}

  get = (path: string): Promise<Page> => this.send(path, {});

  /** sends the form of a page, with the hidden fields as the page has them, to where the form goes */
  async submit(page: Page, fields: Fields): Promise<Page> {
    const form = /<form[^>]*method="post"[^>]*>/.exec(page.html)?.[0] ?? '';
    const action = unescaped(/action="([^"]*)"/.exec(form)?.[1] ?? '');
    const hidden = [...page.html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']): [string, string] => [name, unescaped(value)],
    );
    return this.post(action, { ...Object.fromEntries(hidden), ...fields }, form.includes('multipart'));
  }

  post(path: string, fields: Fields, multipart = false, headers: Record<string, string> = {}): Promise<Page> {
    const body = multipart ? new FormData() : new URLSearchParams();
    for (const [name, values] of Object.entries(fields))
      for (const value of typeof values === 'string' || values instanceof Blob ? [values] : values)
        if (body instanceof FormData && value instanceof File) body.append(name, value, value.name);
        else body.append(name, value as string);
    return this.send(path, { method: 'POST', body, headers });
  }

  private async send(path: string, init: RequestInit): Promise<Page> {
    const headers = { Accept: 'text/html,*/*;q=0.8', Cookie: this.cookieHeader(), ...(init.headers as object) };
    const response = await fetch(`${this.url}${path}`, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) this.keep(line);
    const location = response.headers.get('location');
    if (response.status === 303 && location) return this.get(location);
    return { status: response.status, address: path, html: await response.text(), headers: response.headers };
  }

  private cookieHeader = (): string => [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');

  private keep(line: string): void {
    const [pair = ''] = line.split(';');
    const at = pair.indexOf('=');
    if (!this.keepsCookies) return;
    if (/max-age=0/i.test(line)) this.cookies.delete(pair.slice(0, at));
    else this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
  }
}

const unescaped = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

/** what a person reads on a page */
export const textOf = ({ html }: Page): string =>
  unescaped(html.replace(/<(script|style)[^]*?<\/\1>/g, '').replace(/<[^>]*>/g, ' ')).replace(/\s+/g, ' ');

/** number and query code on a receipt */
export function numbersOn(page: Page): { number: string; code: string } {
  const [number = '', code = ''] = [...page.html.matchAll(/<dd class="digits[^"]*">([\d ]+)<\/dd>/g)].map(
    ([, digits = '']) => digits.replaceAll(' ', ''),
  );
  return { number, code };
}
