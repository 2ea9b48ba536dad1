import type { Page } from "@playwright/test";

/** Presses Tab until the control with this name has the focus. */
export async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === null) return "";
      const labels = "labels" in element && element.labels instanceof NodeList ? [...element.labels] : [];
      return element.getAttribute("aria-label") ?? (labels[0] ?? element).textContent?.trim() ?? "";
    });
    if (focused === name) return;
  }
  throw new Error(`no Tab leads to ${name}`);
}
