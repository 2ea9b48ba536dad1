import { beforeEach, describe, expect, test } from "vitest";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { accessRule, resourceIn } from "@/server/testing/factories/access";
import { group } from "@/server/testing/factories/groups-and-roles";
import { collaborator, person, project, workspaceMember, type Person } from "@/server/testing/factory";
import { tenant, type Tenant } from "@/server/testing/tenant";

useDatabase();

let of: Tenant;
let room: string;
beforeEach(async () => {
  of = await tenant();
  room = of.workspace.id;
});

async function member(role: "admin" | "member" | "viewer" = "member"): Promise<Person> {
  const who = await person();
  await workspaceMember(of.workspace, who, role);
  return who;
}

const rules = () => callerOf(of.owner).accessRules;

const NOBODY = { total: 0, atLeast: false, items: [] };

const changing = (who: Person, from: string, to: string) => ({ type: "user", id: who.id, name: who.name, from, to });

async function founding(permission: string): Promise<string> {
  const rows = await sql<{ id: string }>(
    `select "id" from "access_rules" where "workspaceId" = $1 and "source" = 'founding' and "permission" = $2`,
    room,
    permission,
  );
  return rows[0]?.id ?? "";
}

describe("before a rule is made", () => {
  test("those who gain are named, and nobody who has it already", async () => {
    const [inGroup, already, admin] = [await member("viewer"), await member("viewer"), await member("admin")];
    const team = await group(of.workspace, of.owner, { people: [inGroup, already, admin] });
    await collaborator(of.project, already, "viewer");
    const terms = { workspace: room, resourceType: "job", project: of.project.id, groups: [team.id] };
    expect(await rules().previewCreation({ ...terms, permission: "read" })).toEqual({
      gain: { total: 1, atLeast: false, items: [changing(inGroup, "none", "read")] },
      lose: NOBODY,
      warnings: [],
    });
    const { gain } = await rules().previewCreation({ ...terms, permission: "modify" });
    expect(gain.items).toEqual([changing(inGroup, "none", "modify"), changing(already, "read", "modify")]);
    expect(await sql('select 1 from "access_rules" where "projectId" = $1', of.project.id)).toEqual([]);
  });

  test("sharing a resource gives it to whoever reaches the other project, as far as the rule goes", async () => {
    const other = await project(of.workspace, of.owner, { name: "Speech" });
    const [who, reader] = [await member("viewer"), await person()];
    await collaborator(other, who, "member");
    await collaborator(other, reader, "viewer");
    const { id: resource } = await resourceIn(of.project);
    const terms = { workspace: room, resourceType: "*", resource, sharedWith: [other.slug] };
    const { gain } = await rules().previewCreation({ ...terms, permission: "modify" });
    expect(gain.items).toEqual([changing(who, "none", "modify"), changing(reader, "none", "read")]);
    const { gain: read } = await rules().previewCreation({ ...terms, permission: "read" });
    expect(read.items).toEqual([changing(who, "none", "read"), changing(reader, "none", "read")]);
  });
});

describe("before a rule is changed or removed", () => {
  test("those who lose are named, unless something else gives them the same", async () => {
    const [first, second] = [await member("viewer"), await member("viewer")];
    const rule = await accessRule(of.project, [{ user: first.id }, { user: second.id }], { permission: "modify" });
    await accessRule(of.project, [{ user: second.id }]);
    expect(await rules().previewRemoval({ workspace: room, rule })).toEqual({
      gain: NOBODY,
      lose: {
        total: 2,
        atLeast: false,
        items: [changing(first, "modify", "none"), changing(second, "modify", "read")],
      },
      warnings: [],
    });
    const changed = await rules().previewUpdate({
      workspace: room,
      rule,
      remove: { users: [second.id] },
      permission: "read",
    });
    expect(changed.lose.items).toEqual([changing(first, "modify", "read"), changing(second, "modify", "read")]);
    const third = await member("viewer");
    const added = await rules().previewUpdate({ workspace: room, rule, add: { users: [third.id] } });
    expect(added).toMatchObject({ gain: { items: [changing(third, "none", "modify")] }, lose: NOBODY });
  });

  test("a rule that goes elsewhere takes away here and gives there", async () => {
    const who = await member("viewer");
    const other = await project(of.workspace, of.owner, { name: "Speech" });
    const rule = await accessRule(of.project, [{ user: who.id }]);
    expect(await rules().previewUpdate({ workspace: room, rule, project: other.id })).toMatchObject({
      lose: { total: 1, items: [changing(who, "read", "none")] },
      gain: { total: 1, items: [changing(who, "none", "read")] },
    });
  });

  test("what is shared no longer is lost to whoever reached it by that alone", async () => {
    const other = await project(of.workspace, of.owner, { name: "Speech" });
    const who = await person();
    await collaborator(other, who, "viewer");
    const { id: resource } = await resourceIn(of.project);
    const rule = await accessRule(of.project, [{ shared: other.id }, { role: "viewer" }], { resource, type: "job" });
    const { lose } = await rules().previewUpdate({ workspace: room, rule, sharedWith: [] });
    expect(lose.items).toEqual([changing(who, "read", "none")]);
  });

  test("the rules that a workspace starts with warn, and so does the last one for open projects", async () => {
    const [reading, modifying] = [await founding("read"), await founding("modify")];
    const [viewer, plain] = [await member("viewer"), await member("member")];
    expect(await rules().previewRemoval({ workspace: room, rule: reading })).toEqual({
      gain: NOBODY,
      lose: { total: 1, atLeast: false, items: [changing(viewer, "read", "none")] },
      warnings: ["founding"],
    });
    await rules().remove({ workspace: room, rule: reading });
    const last = await rules().previewRemoval({ workspace: room, rule: modifying });
    expect(last).toMatchObject({ lose: { items: [changing(plain, "modify", "none")] } });
    expect(last.warnings).toEqual(["founding", "open_projects"]);
    const { warnings } = await rules().previewUpdate({ workspace: room, rule: modifying, permission: "read" });
    expect(warnings).toEqual(["founding"]);
  });
});
