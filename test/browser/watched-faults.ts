import type { BrowserContext, ConsoleMessage, Request, Response } from 'playwright-core';

/** Where every page of a context tells its script of violations of the content security policy, before any script of its own. */
const TELL_VIOLATIONS = `document.addEventListener('securitypolicyviolation', (v) =>
  console.error('CSP: ' + v.effectiveDirective + ' blocked ' + (v.blockedURI || 'inline') + ' ' + v.sourceFile + ':' + v.lineNumber));`;

/** What went wrong unseen in somebody's browser: to be empty at the end of every test. */
export class WatchedFaults {
  readonly found: string[] = [];
  private readonly allowed: ((response: Response) => boolean)[] = [];

  private constructor(private readonly who: string) {}

  /** Watches all pages of the context, those that are opened later too. */
  static async of(context: BrowserContext, who: string): Promise<WatchedFaults> {
    const faults = new WatchedFaults(who);
    await context.addInitScript(TELL_VIOLATIONS);
    context.on('console', (message) => faults.hear(message));
    context.on('weberror', (error) => faults.add('not handled', error.error().stack ?? String(error.error())));
    context.on('requestfailed', (request) => faults.failed(request));
    context.on('response', (response) => faults.answered(response));
    return faults;
  }

  /** responses that a test provokes: those for which this is true are as they should be */
  allow(isAsked: (response: Response) => boolean): void {
    this.allowed.push(isAsked);
  }

  private hear(message: ConsoleMessage): void {
    // each such line stands for a response, which is judged by itself
    if (message.type() !== 'error' || message.text().startsWith('Failed to load resource')) return;
    this.add('console', `${message.text()} (${message.location().url})`);
  }

  private failed(request: Request): void {
    const why = request.failure()?.errorText ?? '';
    // called off by the page itself: somebody went on to another page, or typed the next letter
    if (why === 'net::ERR_ABORTED') return;
    this.add('failed', `${request.method()} ${request.url()}: ${why}`);
  }

  private answered(response: Response): void {
    const status = response.status();
    if (status < 400 || this.allowed.some((isAsked) => isAsked(response))) return;
    // the question whether somebody is signed in
    if (status === 401 && response.url().endsWith('/api/v1/me')) return;
    this.add(String(status), `${response.request().method()} ${response.url()}`);
  }

  private add(kind: string, what: string): void {
    this.found.push(`${this.who}: ${kind}: ${what}`);
  }
}
