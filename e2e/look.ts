import type { Page } from "@playwright/test";
import { expect, scan } from "./fixtures";

const WIDTHS = [1440, 360] as const;

/** The page in both widths and both looks: no fault, and nothing wider than the window. */
export async function look(page: Page, path: string, without?: string): Promise<void> {
  const answer = await page.goto(path);
  expect(answer?.status(), path).toBe(200);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    const beyond = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(beyond, `${path} scrolls sideways at ${width} px`).toBe(0);
    await scan(page, without);
  }
}
