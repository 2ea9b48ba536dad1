import type { Page } from "@playwright/test";

/**
 * Nobody types or clicks in the instant between a page's arrival and its scripts' start, where it would be lost: a page
 * is there once its main thread has nothing to do.
 */
export async function arrived(page: Page): Promise<void> {
  await page.evaluate(() => new Promise<void>((resolve) => requestIdleCallback(() => resolve(), { timeout: 2_000 })));
}
