import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";

import type { ShellData } from "@/app/_lib/shell/data";

import { ProfileMenu } from "./profile-menu";

const DATA: ShellData = {
  user: { name: "Member One", email: "member-0001@example.com", operator: false },
  organizations: [{ name: "Acme", slug: "acme", personal: false }],
  workspaces: ["vision", "speech"].map((slug) => ({
    name: slug,
    slug,
    organization: "acme",
    personal: false,
    role: "admin",
  })),
  more: false,
  projects: [],
  current: { organization: "acme", workspace: "vision" },
  rights: ["invitation.create"],
};

const shown = (data: ShellData) => renderToStaticMarkup(<ProfileMenu data={data} path="/account/profile" />);

test("the menu at the top right leads to the settings, to the other workspaces and to an invitation", () => {
  const menu = shown(DATA);
  const targets = [...menu.matchAll(/href="([^"]+)"/g)].map(([, href]) => href);
  expect(targets).toEqual([
    "/account/profile",
    "/account/workspaces/vision/credentials",
    "/workspaces/vision/projects",
    "/workspaces/speech/projects",
    "/account/workspaces",
    "/workspaces/vision/invitations?open=create",
    "/api/auth/signout",
  ]);
});

test("the menu at the top right offers no invitation to who may send none", () => {
  expect(shown({ ...DATA, rights: [] })).not.toContain("/invitations");
  expect(shown({ ...DATA, current: {} })).not.toContain("/invitations");
});
