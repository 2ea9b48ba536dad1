import axe from "axe-core";
import { expect, type Page } from "@playwright/test";

async function settled(page: Page): Promise<void> {
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map((animation) => animation.finished)));
}

type Look = "light" | "dark";

interface Scanner {
  axe?: typeof axe;
}

/** Gives each document of the page axe, once: handing it over takes longer than a scan. */
async function equip(page: Page): Promise<void> {
  for (const frame of page.frames()) {
    const equipped = await frame.evaluate(() => (globalThis as Scanner).axe !== undefined);
    if (!equipped) await frame.evaluate(axe.source);
  }
}

/**
 * The looks differ in nothing but colours, so after the first one only the rules of colour can find more. Asking by tag
 * would also switch on the one of level AAA, which axe leaves off by itself.
 */
const OF_COLOUR = {
  runOnly: { type: "tag", values: ["cat.color"] },
  rules: { "color-contrast-enhanced": { enabled: false } },
} as const;

/** One line for each element at fault: the rule, where, and what axe says of it. */
async function violations(page: Page, rules: axe.RunOptions, without?: string): Promise<string[]> {
  return page.evaluate(
    async ({ exclude, chosen }) => {
      const scanner = (globalThis as Scanner).axe;
      if (scanner === undefined) throw new Error("the page was left while it was scanned");
      const context = exclude === undefined ? document : { exclude: [exclude] };
      const { violations: found } = await scanner.run(context, { resultTypes: ["violations"], ...chosen });
      return found.flatMap(({ id, help, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id} (${help}): ${target.join(" ")} ${failureSummary ?? ""}`),
      );
    },
    { exclude: without, chosen: rules },
  );
}

/**
 * Checks the page as it stands for accessibility, in its light and its dark look, without loading it again.
 * @param without what of a very long page is left out: repetitions of what is looked at
 */
export async function scan(page: Page, without?: string, looks: readonly Look[] = ["light", "dark"]): Promise<void> {
  await equip(page);
  for (const [index, colorScheme] of looks.entries()) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await settled(page);
    const rules = index === 0 ? {} : OF_COLOUR;
    expect(await violations(page, rules, without), `accessibility of ${page.url()}, ${colorScheme}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
}
