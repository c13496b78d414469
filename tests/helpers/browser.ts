/** A real browser and readers in it: each with a language, a screen, perhaps an account, perhaps no JavaScript. */
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { findChromium } from './chromium.ts';
import { fontEnvironment } from './fonts.ts';

export interface ReaderOptions {
  /** What the browser asks for (Accept-Language). Default `en-US`. */
  locale?: 'en-US' | 'zh-CN';
  /** Default `wide` (1280 × 900); `phone` is 390 × 844 with touch. */
  screen?: 'wide' | 'phone';
  javaScriptEnabled?: boolean;
  colorScheme?: 'light' | 'dark';
  /** Signed in as this person from the start. */
  as?: { cookie: string } | undefined;
  reducedMotion?: 'reduce' | 'no-preference';
}

export interface Reader {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors of the page's scripts and console, and requests that failed: a healthy page has none. */
  readonly problems: string[];
  close(): Promise<void>;
}

const SCREENS = {
  wide: { viewport: { width: 1280, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
};

/** Starts the browser; one for a test file is enough. Close it in `afterAll`. */
export async function launchBrowser(): Promise<Browser> {
  const { executablePath, env } = await findChromium();
  const fonts = await fontEnvironment(executablePath);
  return chromium.launch({
    executablePath,
    env: { ...(process.env as Record<string, string>), ...env, ...fonts },
    // As root there is no sandbox to be had, and small machines give little shared memory.
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--font-render-hinting=none'],
  });
}

/** Opens a window of its own (own cookies) at `base`, the address of a test app. */
export async function openReader(browser: Browser, base: string, options: ReaderOptions = {}): Promise<Reader> {
  const { locale = 'en-US', screen = 'wide', javaScriptEnabled = true, colorScheme = 'light', reducedMotion = 'reduce', as } = options;
  const context = await browser.newContext({ baseURL: base, locale, javaScriptEnabled, colorScheme, reducedMotion, timezoneId: 'UTC', ...SCREENS[screen] });
  context.setDefaultTimeout(15_000);
  if (as) {
    const equals = as.cookie.indexOf('=');
    await context.addCookies([{ name: as.cookie.slice(0, equals), value: as.cookie.slice(equals + 1), url: base, httpOnly: true, sameSite: 'Lax' }]);
  }
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(`script: ${error.message}`));
  page.on('console', (message) => void (message.type() === 'error' && problems.push(`console: ${message.text()}`)));
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? '';
    // Leaving a page breaks off what it was loading; without JavaScript no script may be preloaded.
    const expected = why.includes('ERR_ABORTED') || (!javaScriptEnabled && why === 'csp');
    if (!expected) problems.push(`request: ${new URL(request.url()).pathname} ${why}`);
  });
  return { page, context, problems, close: () => context.close() };
}
