import { expect, test } from "vitest";

import type { IdentityProviderItem } from "@/server/identity-providers/schema/views";

import { connectionRow } from "./connection-row";

const CLOCK = { now: Date.parse("2026-11-22T12:00:00Z"), locale: "en", timeZone: "UTC" };

const ITEM: IdentityProviderItem = {
  id: "idp_1",
  protocol: "oidc",
  provider: "keycloak",
  displayName: "Company",
  status: "active",
  createUsers: false,
  defaultRole: "viewer",
  syncGroups: false,
  syncRoles: false,
  withoutMatch: "default",
  lastSuccessAt: null,
  lastFailureAt: null,
  lastFailureReason: null,
  certificateExpiresAt: null,
  createdAt: "2026-11-22T10:00:00.000Z",
  updatedAt: "2026-11-22T10:00:00.000Z",
};

test("a connection is switched on and off in its row, by the action that asks before it does so", () => {
  const on = connectionRow("acme", ITEM, CLOCK);
  const label = "Active: Company";
  expect(on.cells.active).toMatchObject({ turn: { action: "deactivate", label, on: true } });
  expect(on.actions).toEqual(["edit", "deactivate", "duplicate", "remove"]);
  const off = connectionRow("acme", { ...ITEM, status: "inactive" }, CLOCK);
  expect(off.cells.active).toMatchObject({ turn: { action: "activate", label, on: false } });
  expect(off.actions).toContain("activate");
});

test("a draft of a connection says that it is one, and cannot be switched on from its row", () => {
  const draft = connectionRow("acme", { ...ITEM, status: "draft" }, CLOCK);
  expect(draft.cells.active).toEqual({ text: "Draft", tone: "waiting" });
  expect(draft.actions).toEqual(["edit", "duplicate", "remove"]);
});
