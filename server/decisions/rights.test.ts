import { beforeEach, describe, expect, test } from "vitest";
import { callerOf } from "@/server/testing/caller";
import { useDatabase } from "@/server/testing/database";
import { accessRule, resourceIn } from "@/server/testing/factories/access";
import { customRole, giveRole, group } from "@/server/testing/factories/groups-and-roles";
import { serviceAccount } from "@/server/testing/factories/machines";
import { collaborator, person, project, workspaceMember, type Person } from "@/server/testing/factory";
import { refusalOf } from "@/server/testing/refusal";
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

const rightsOf = async (caller: Person, actor?: string) =>
  (await callerOf(caller).decisions.rights({ workspace: room, actor })).items;

describe("the rights of an actor", () => {
  test("are listed each with its source: directly, by a group, by a role, as a collaborator", async () => {
    const who = await member();
    const labellers = await group(of.workspace, of.owner, { name: "Labellers", people: [who] });
    const hidden = await project(of.workspace, of.owner, { name: "Hidden" });
    const set = await resourceIn(hidden, { type: "dataset", name: "Training" });
    const byGroup = await accessRule(hidden, [{ group: labellers.id }], { type: "model", permission: "modify" });
    const direct = await accessRule(of.workspace, [{ user: who.id }], { resource: set.id, type: "dataset" });
    const other = await project(of.workspace, of.owner);
    await collaborator(other, who, "viewer");
    const found = await rightsOf(who);
    expect(found).toHaveLength(4);
    expect(found.find(({ id }) => id === byGroup)).toMatchObject({
      kind: "rule",
      direct: false,
      gives: [{ type: "model", permission: "modify" }],
      target: { level: "project", project: { name: "Hidden" }, resource: null },
      groups: [{ name: "Labellers" }],
    });
    expect(found.find(({ id }) => id === direct)).toMatchObject({
      direct: true,
      target: { level: "resource", project: { name: "Hidden" }, resource: { id: set.id, name: "Training" } },
    });
    expect(found.find(({ kind }) => kind === "collaborator")).toMatchObject({
      id: other.id,
      direct: true,
      role: "viewer",
      gives: [{ type: "*", permission: "read" }],
    });
    const founding = found.find(({ role }) => role === "member");
    expect(founding).toMatchObject({ direct: false, gives: [{ type: "*", permission: "modify" }] });
    expect(await rightsOf(of.owner, who.id)).toEqual(found);
  });

  test("name the role of an admin and a custom role first, and end with what gives them", async () => {
    const [first] = await rightsOf(of.owner);
    expect(first).toMatchObject({ kind: "admin", direct: false, role: "owner", target: { level: "workspace" } });
    const role = await customRole(of.workspace, of.owner, { name: "Reviewers" });
    const who = await member();
    await giveRole(of.workspace, who, role);
    expect(await rightsOf(who)).toMatchObject([
      { kind: "custom_role", customRole: { name: "Reviewers" }, direct: false },
    ]);
    const machine = await serviceAccount(of.workspace);
    const ended = new Date(Date.now() - 1_000);
    await accessRule(of.workspace, [{ serviceAccount: machine.serviceAccount }], { expiresAt: ended });
    expect(await rightsOf(of.owner, machine.serviceAccount)).toMatchObject([{ role: "member", kind: "rule" }]);
  });

  test("of others are for who sees the rules; nobody is told who else there is", async () => {
    const [who, other] = [await member(), await member()];
    expect(await refusalOf(rightsOf(who, other.id))).toBe("FORBIDDEN permission_missing (actor)");
    const stranger = await person();
    const nobody = "NOT_FOUND not_found";
    expect(await refusalOf(rightsOf(of.owner, stranger.id))).toBe(nobody);
    expect(await refusalOf(rightsOf(of.owner, "usr_nobody"))).toBe(nobody);
    expect(await refusalOf(rightsOf(stranger))).toBe(nobody);
  });

  test("come in pages, each once", async () => {
    const who = await member();
    for (let count = 0; count < 3; count += 1) await accessRule(of.workspace, [{ user: who.id }]);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await callerOf(who).decisions.rights({ workspace: room, limit: 2, cursor });
      expect(page.total).toBe(4);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(new Set(seen).size).toBe(4);
    expect(seen).toHaveLength(4);
  });
});
