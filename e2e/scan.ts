import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

async function settled(page: Page): Promise<void> {
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map((animation) => animation.finished)));
}

type Look = "light" | "dark";

/** One line for each element at fault: the rule, where, and what axe says of it. */
async function violations(page: Page, without?: string): Promise<string[]> {
  const whole = new AxeBuilder({ page });
  const { violations: found } = await (without === undefined ? whole : whole.exclude(without)).analyze();
  return found.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id} (${help}): ${node.target.join(" ")} ${node.failureSummary ?? ""}`),
  );
}

/**
 * Checks the page as it stands for accessibility, in its light and its dark look, without loading it again.
 * @param without what of a very long page is left out: repetitions of what is looked at
 */
export async function scan(page: Page, without?: string, looks: readonly Look[] = ["light", "dark"]): Promise<void> {
  for (const colorScheme of looks) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await settled(page);
    expect(await violations(page, without), `accessibility of ${page.url()}, ${colorScheme}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
}
