import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";

import { AccessMapField } from "./access-map-field";
import { PermissionListField } from "./permission-list-field";

const ROWS = [
  { key: "models", label: "Models" },
  { key: "jobs", label: "Jobs" },
];
const COLUMNS = [
  { key: "none", label: "None" },
  { key: "read", label: "Read" },
  { key: "all", label: "All" },
];

function count(markup: string, part: string): number {
  return markup.split(part).length - 1;
}

describe("AccessMapField", () => {
  const markup = renderToStaticMarkup(
    <AccessMapField
      label="Access"
      rows={ROWS}
      columns={COLUMNS}
      value={{ models: "read" }}
      onChange={() => undefined}
      refused={(row, column) => (row === "jobs" && column === "all" ? "You do not hold this yourself." : undefined)}
    />,
  );

  it("has one choice per row; a row without a value has the least", () => {
    const chosen = [...markup.matchAll(/<input[^>]*>/g)]
      .map(([input]) => input)
      .filter((input) => input.includes("checked"));
    expect(chosen.map((input) => /value="(\w+)"/.exec(input)?.[1])).toEqual(["read", "none"]);
  });

  it("names every button by its row and its column", () => {
    const ids = [...markup.matchAll(/aria-labelledby="([^"]+)"/g)].flatMap(([, names = ""]) => names.split(" "));
    expect(ids).toHaveLength(12);
    for (const id of ids) expect(markup).toContain(`id="${id}"`);
  });

  it("says why a choice is refused", () => {
    expect(count(markup, "You do not hold this yourself.")).toBe(1);
    expect(count(markup, 'disabled=""')).toBe(1);
  });
});

describe("PermissionListField", () => {
  it("keeps a refused one in reach of the keyboard, with its reason, and out of the group's box for all", () => {
    const markup = renderToStaticMarkup(
      <PermissionListField
        label="Rights"
        groups={[
          {
            key: "members",
            label: "Members",
            items: [
              { key: "member.list", label: "See members" },
              { key: "member.remove", label: "Remove members", refused: "You do not hold this yourself." },
            ],
          },
        ]}
        value={["member.list"]}
        onChange={() => undefined}
      />,
    );
    expect(markup).not.toContain('disabled=""');
    expect(count(markup, 'aria-disabled="true"')).toBe(1);
    // The group's own box and the one that can be ticked.
    expect(count(markup, 'checked=""')).toBe(2);
    expect(markup).toContain("1 of 2");
  });
});
