import type { Page } from "@playwright/test";
import { expect, scan } from "./fixtures";

const WIDTHS = [1440, 360] as const;

/** What a row offers beside its menu gives way at phone width; the menu then stands there, large enough to press. */
async function rowActionsAreReached(page: Page, path: string): Promise<void> {
  const lost = await page.evaluate(() => {
    const pressable = (button: Element | null) => {
      const { width = 0, height = 0 } = button?.getBoundingClientRect() ?? {};
      return (
        button?.checkVisibility({ visibilityProperty: true, opacityProperty: true }) === true &&
        width >= 24 &&
        height >= 24
      );
    };
    const rows = [...document.querySelectorAll("tr:has([data-act])")];
    return rows.filter((row) => !pressable(row.querySelector("[data-menu]"))).map((row) => row.textContent);
  });
  expect(lost, `${path}: rows whose actions nobody reaches`).toEqual([]);
}

/** What a page offers as a file is answered: the API takes every filter that the link carries. */
async function filesAreThere(page: Page, path: string): Promise<void> {
  for (const link of await page.locator("a[download]").all()) {
    const file = (await link.getAttribute("href")) ?? "";
    const answer = await page.request.get(file);
    expect(answer.status(), `${path}: ${file}`).toBe(200);
  }
}

/** The page in both widths and both looks: no fault, and nothing wider than the window. */
export async function look(page: Page, path: string, without?: string): Promise<void> {
  const answer = await page.goto(path);
  expect(answer?.status(), path).toBe(200);
  await filesAreThere(page, path);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    const beyond = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(beyond, `${path} scrolls sideways at ${width} px`).toBe(0);
    await rowActionsAreReached(page, path);
    await scan(page, without);
  }
}
