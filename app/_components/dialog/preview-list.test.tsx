import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";

import { PreviewList } from "./preview-list";
import type { PreviewSection } from "./preview-types";

function textOf(sections: readonly PreviewSection[]): string {
  return renderToStaticMarkup(<PreviewList sections={sections} />)
    .replace(/<[^>]+>/g, "|")
    .replace(/\|+/g, "|");
}

const items = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ key: String(index), text: `Credential ${String(index + 1)}` }));

describe("PreviewList", () => {
  it("names what ends with its count, the first by name and how many more there are", () => {
    const shown = textOf([{ kind: "ends", parts: [{ label: "Credentials", total: 1_204, items: items(3) }] }]);
    expect(shown).toBe("|What ends|Credentials: 1,204|Credential 1|Credential 2|Credential 3|and 1,201 more|");
  });

  it("leaves out what is empty", () => {
    const shown = textOf([
      { kind: "ends", lines: ["Access ends."], parts: [{ label: "Credentials", total: 0 }] },
      { kind: "ownerless", lines: [], parts: [{ label: "Projects", total: 0 }] },
      { kind: "stays" },
    ]);
    expect(shown).toBe("|What ends|Access ends.|");
  });

  it("folds a long list of names, so that the verb stays in sight", () => {
    const markup = renderToStaticMarkup(
      <PreviewList sections={[{ kind: "done", parts: [{ label: "Rules", total: 9, items: items(9) }] }]} />,
    );
    expect(markup).toContain("<summary");
    expect(markup).not.toContain("more</li>");
  });
});
