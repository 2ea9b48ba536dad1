import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";

import { PanelMembers } from "./panel-parts";
import type { PanelWorkspace } from "./panel-types";

const CLOCK = { now: Date.parse("2026-11-22T12:00:00Z"), locale: "en", timeZone: "UTC" };

const VISION: PanelWorkspace = {
  name: "Vision",
  slug: "vision",
  organization: { name: "Acme", slug: "acme" },
  isDefault: false,
  personal: false,
  role: "admin",
  permissions: ["invitation.create"],
  status: "active",
  members: { total: 3, names: ["Member One", "Member Two"] },
  credentials: null,
  lastUsedAt: null,
  seats: { used: 5, maximum: 5, reached: true },
};

const shown = (workspace: PanelWorkspace) => renderToStaticMarkup(<PanelMembers workspace={workspace} clock={CLOCK} />);

test("the panel of a workspace says who is in it and whether the maximum of people is reached, and leads to inviting", () => {
  const full = shown(VISION);
  for (const text of ["Member One, Member Two", "5 of 5 seats taken", "The maximum is reached"]) {
    expect(full).toContain(text);
  }
  expect(full).toContain('href="/workspaces/vision/invitations?open=create"');
  const free = shown({ ...VISION, seats: { used: 4, maximum: 5, reached: false } });
  expect(free).toContain("4 of 5 seats taken");
  expect(free).not.toContain("The maximum is reached");
});

test("the panel of the personal workspace has no members and no way to invite", () => {
  expect(shown({ ...VISION, personal: true })).toBe("");
});
