import { expect, test } from "vitest";

import type { AuditView } from "@/server/audit/schema";

import { auditRow } from "./audit-row";

const ENTRY: AuditView = {
  id: "aud_1",
  at: "2026-03-04T05:06:07.000Z",
  actor: { type: "user", id: "usr_1", name: "Member 0001" },
  behalfOf: null,
  credential: "crd_1",
  action: "member.change-role",
  result: "done",
  reason: null,
  target: { type: "member", id: "usr_2", name: "Member 0002" },
  organization: "org_1",
  workspace: "ws_1",
  project: null,
  before: { role: "member", projects: 2 },
  after: { role: "viewer", expiresAt: null },
  requestId: "req_1",
  address: "192.0.2.1",
  agent: "curl/8",
  sequence: 7,
  hash: "0",
};

const address = { path: "/audit", query: { result: "done", cursor: "abc", trail: "-", search: "member" } };
const row = (entry: Partial<AuditView> = {}) =>
  auditRow({ ...ENTRY, ...entry }, address, new Map([["ws_1", "Research"]])).cells;

test("each changed field stands there before and after, with all that is known of the row", () => {
  expect(row().changes).toEqual({
    text: "Role: member → viewer · Projects: 2",
    details: [
      ["role", "member → viewer"],
      ["projects", "2"],
      ["expiresAt", "null"],
      ["Time", "2026-03-04 05:06:07 UTC"],
      ["Done by (id)", "usr_1"],
      ["Credential", "crd_1"],
      ["Target (id)", "usr_2"],
      ["Request", "req_1"],
      ["Client", "curl/8"],
      ["Place in the chain", "7"],
      ["Row", "aud_1"],
    ],
  });
});

test("what is long is shortened in the row, and whole in its details", () => {
  const long = "a".repeat(120);
  const { changes } = row({ before: null, after: { label: long } });
  expect(changes).toMatchObject({ text: `Label: ${"a".repeat(92)}…` });
  expect(JSON.stringify(changes)).toContain(`["label","${long}"]`);
});

test("who, on what and where lead to their rows alone, on the first page and with the other filters", () => {
  const { who, target, workspace } = row();
  expect(who).toEqual({ text: "Member 0001", href: "/audit?result=done&actor=usr_1", note: "by credential" });
  expect(target).toEqual({ text: "Member 0002", href: "/audit?result=done&target=usr_2", note: "Member" });
  expect(workspace).toEqual({ text: "Research", href: "/audit?result=done&workspace=ws_1" });
});

test("what a service account did as somebody says both", () => {
  const machine = { type: "service_account", id: "sa_1", name: "Queue worker" };
  const cells = row({ actor: machine, behalfOf: { id: "usr_3", name: "Member 0003" } });
  expect(cells.who).toMatchObject({ text: "Queue worker", note: "on behalf of Member 0003" });
  expect(JSON.stringify(cells.changes)).toContain('["On behalf of (id)","usr_3"]');
});

test("a row without changes says why it was refused, or opens its details all the same", () => {
  const none = { before: null, after: null };
  expect(row({ ...none, reason: "permission_missing" }).changes).toMatchObject({ text: "Permission missing" });
  expect(row(none).changes).toMatchObject({ text: "Details" });
  const anonymous = { actor: { type: "anonymous", id: null, name: null }, credential: null };
  expect(row(anonymous).who).toEqual({ text: "Nobody signed in" });
});

test("a glance at the changes reads names and times, and leaves out what was left empty", () => {
  const after = {
    expiresAt: "2026-11-30T17:51:14.571Z",
    groups: [{ id: "grp_1", name: "Labelling" }],
    owner: "usr_2",
    ownerName: "Member 0002",
    attributes: [],
    locked: true,
    url: null,
  };
  const text = "Expires at: 2026-11-30 17:51:14 UTC · Groups: Labelling · Owner: Member 0002 · Locked: yes";
  expect(row({ before: null, after }).changes).toMatchObject({ text });
  expect(row({ before: { city: "" }, after: { city: "Berlin" } }).changes).toMatchObject({
    text: "City: none → Berlin",
  });
  expect(row({ before: { url: "s3://a" }, after: { url: null } }).changes).toMatchObject({
    text: "Url: s3://a → none",
  });
});
