import type { Page } from "@playwright/test";

/**
 * A session of the tests is never ten minutes old: the first call of the procedure is answered as for one that is. The
 * way stays the tests' afterwards; a browser that is told to let go of it may hold a request that is under way for good.
 */
export async function staleOnce(page: Page, procedure: string): Promise<void> {
  const data = { httpStatus: 403, code: "FORBIDDEN", reason: "fresh_sign_in_required", requestId: "req_test" };
  const refusal = { error: { json: { message: "fresh_sign_in_required", code: -32_003, data } } };
  let stale = true;
  await page.route(`**/api/trpc/${procedure}`, async (route) => {
    if (!stale) return route.continue();
    stale = false;
    return route.fulfill({ status: 403, json: refusal });
  });
}
