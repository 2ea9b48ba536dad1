import { describe, expect, it } from "vitest";
import { PROJECT_TABLE, WORKSPACE_TABLE, type ProjectPermission, type WorkspacePermission } from "../permissions";
import { allowedInArchive } from "./archived";

function namesOf<Name extends string>(table: Readonly<Record<Name, unknown>>): Name[] {
  const names: Name[] = [];
  for (const name in table) names.push(name);
  return names;
}

const EVERY: readonly (WorkspacePermission | ProjectPermission)[] = [
  ...namesOf(WORKSPACE_TABLE),
  ...namesOf(PROJECT_TABLE),
];

const keptOf = (...verbs: string[]) =>
  EVERY.filter((name) => verbs.includes(name.split(".")[1] ?? "") && allowedInArchive(name));
const namedBy = (...verbs: string[]) => EVERY.filter((name) => verbs.includes(name.split(".")[1] ?? ""));

describe("an archived place", () => {
  it("is read as before: nothing that only answers is closed", () => {
    const reads = ["read", "read-others", "list", "ask", "check", "reveal"];
    expect(keptOf(...reads)).toEqual(namedBy(...reads));
  });

  it("lets people and what acts for them go, and what reaches into it be taken back", () => {
    const ends = ["leave", "revoke", "suspend", "resume"];
    expect(keptOf(...ends)).toEqual(namedBy(...ends));
    expect(keptOf("remove")).toEqual(["member.remove", "access-rule.remove", "project.remove", "collaborator.remove"]);
  });

  it("can be brought back or deleted, keeps its usage, and may be one's default; nothing else is changed in it", () => {
    const verbs = ["read", "read-others", "list", "ask", "check", "reveal", "leave", "revoke", "suspend", "resume"];
    const others = EVERY.filter(
      (name) => allowedInArchive(name) && ![...verbs, "remove"].some((verb) => name.endsWith(`.${verb}`)),
    );
    expect(others).toEqual([
      "usage.record",
      "project.set-default",
      "project.archive",
      "project.unarchive",
      "project.restore",
    ]);
  });

  it("is closed to agents, who would use a key of it", () => {
    expect(allowedInArchive("project-key.use")).toBe(false);
  });
});
