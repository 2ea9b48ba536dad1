import { beforeEach, describe, expect, test } from "vitest";
import { BUILT_IN_ROLES } from "@/server/roles/schema";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { knock } from "@/server/testing/doors/knock";
import { accessToken, knockWith } from "@/server/testing/doors/oauth";
import { customRole, giveRole, group } from "@/server/testing/factories/groups-and-roles";
import { serviceAccount, type ServiceAccountRef } from "@/server/testing/factories/machines";
import { person } from "@/server/testing/factory";
import { refusalOf } from "@/server/testing/refusal";
import { tenant, type Tenant } from "@/server/testing/tenant";

useDatabase();

let of: Tenant;
let machine: ServiceAccountRef;
let named: { workspace: string; serviceAccount: string };
let caller: ReturnType<typeof callerOf>;
beforeEach(async () => {
  of = await tenant();
  machine = await serviceAccount(of.workspace, { name: "Nightly" });
  named = { workspace: of.workspace.id, serviceAccount: machine.serviceAccount };
  caller = callerOf(of.owner);
});

function auditOf(id: string, action: string) {
  const columns = '"before", "after"';
  return sql(`select ${columns} from "audit_entries" where "targetId" = $1 and "action" = $2`, id, action);
}

/** A caller with a custom role in the workspace. */
async function callerWith(permissions: string[]) {
  const who = await person();
  await giveRole(of.workspace, who, await customRole(of.workspace, of.owner, { permissions }));
  return callerOf(who);
}

describe("a change of a service account", () => {
  test("is effective with its next request, and one row says what is different", async () => {
    const [first, second] = [
      await group(of.workspace, of.owner, { name: "Robots", machines: [machine] }),
      await group(of.workspace, of.owner, { name: "Trainers" }),
    ];
    const input = { name: "Weekly", role: "viewer" as const, groups: [second.id], ownerGroup: first.id };
    const changed = await caller.serviceAccounts.update({ ...named, ...input });
    expect(changed).toMatchObject({
      name: "Weekly",
      role: "viewer",
      groups: [{ id: second.id }],
      ownerGroup: { id: first.id, name: "Robots" },
    });
    const { body } = await knock("GET", "/whoami", { credential: machine });
    expect(body).toMatchObject({ actor: { name: "Weekly" }, role: "viewer" });
    expect(await auditOf(machine.serviceAccount, "service-account.update")).toEqual([
      {
        before: { name: "Nightly", role: "member", ownerGroup: null, groups: ["Robots"] },
        after: { name: "Weekly", role: "viewer", ownerGroup: "Robots", groups: ["Trainers"] },
      },
    ]);
  });

  test("keeps what is not named, and refuses a taken name, a built-in group and one from elsewhere", async () => {
    await serviceAccount(of.workspace, { name: "Weekly" });
    const { items } = await caller.groups.list({ workspace: of.workspace.id });
    const users = items.find(({ kind }) => kind === "users")?.id ?? "";
    const other = await tenant();
    const foreign = await group(other.workspace, other.owner);
    const update = (input: object) => refusalOf(caller.serviceAccounts.update({ ...named, ...input }));
    expect(await update({ name: "WEEKLY" })).toBe("CONFLICT taken (name)");
    expect(await update({ ownerGroup: users })).toBe("CONFLICT built_in_group (ownerGroup)");
    expect(await update({ groups: [users] })).toBe("CONFLICT built_in_group (groups.0)");
    expect(await update({ ownerGroup: foreign.id })).toBe("INVALID invalid_value (ownerGroup)");
    expect(await update({ groups: [foreign.id] })).toBe("INVALID invalid_value (groups.0)");
    await caller.serviceAccounts.update({ ...named, name: "NIGHTLY" });
    expect(await caller.serviceAccounts.get(named)).toMatchObject({ name: "NIGHTLY", role: "member", groups: [] });
  });

  test("gives nothing that the caller does not have: no impersonation, no groups, no rank", async () => {
    const robots = await group(of.workspace, of.owner);
    const few = (await callerWith(["service-account.update"])).serviceAccounts;
    expect(await refusalOf(few.update({ ...named, name: "Weekly" }))).toBe("FORBIDDEN rank_too_low");
    const reader = await serviceAccount(of.workspace, { name: "Reader", role: "viewer" });
    const own = { ...named, serviceAccount: reader.serviceAccount };
    const viewer = BUILT_IN_ROLES.find(({ name, level }) => name === "viewer" && level === "workspace");
    const rights = [...(viewer?.permissions ?? []), "service-account.update"];
    const some = (await callerWith(rights)).serviceAccounts;
    expect(await some.update({ ...own, name: "Reader 2" })).toMatchObject({ name: "Reader 2" });
    expect(await refusalOf(some.update({ ...own, allowImpersonation: true }))).toBe("FORBIDDEN rank_too_low");
    expect(await refusalOf(some.update({ ...own, groups: [robots.id] }))).toBe("FORBIDDEN permission_missing (groups)");
  });

  test("of its owner group is undone where the group is deleted", async () => {
    const robots = await group(of.workspace, of.owner, { name: "Robots" });
    await caller.serviceAccounts.update({ ...named, ownerGroup: robots.id });
    const deleted = { workspace: of.workspace.id, group: robots.id };
    expect(await caller.groups.previewRemoval(deleted)).toMatchObject({ serviceAccounts: 1 });
    await caller.groups.remove(deleted);
    expect(await caller.serviceAccounts.get(named)).toMatchObject({ ownerGroup: null });
    expect(await auditOf(machine.serviceAccount, "service-account.update")).toContainEqual({
      before: { ownerGroup: "Robots" },
      after: { ownerGroup: null },
    });
  });
});

describe("a suspended service account", () => {
  test("is refused with its next request by every credential and token, and goes on where it stood", async () => {
    const further = await caller.credentials.createForMachine(named);
    const second = { ...machine, accessKey: further.accessKey, secretKey: further.secretKey };
    const token = await accessToken(machine);
    const path = `/workspaces/${of.workspace.id}/members`;
    const ask = async () => {
      const answers: (string | number)[] = [];
      for (const credential of [machine, second, null]) {
        const { status, body } =
          credential === null ? await knockWith(token, "GET", path) : await knock("GET", path, { credential });
        answers.push(status === 200 ? status : `${status} ${String(body.reason)}`);
      }
      return answers;
    };
    expect(await caller.serviceAccounts.suspend(named)).toMatchObject({ status: "suspended", credentialCount: 2 });
    expect(await ask()).toEqual(["403 suspended", "403 suspended", "403 suspended"]);
    expect(await refusalOf(caller.serviceAccounts.suspend(named))).toBe("CONFLICT unchanged");
    expect(await caller.serviceAccounts.resume(named)).toMatchObject({ status: "active" });
    expect(await ask()).toEqual([200, 200, 200]);
    expect(await refusalOf(caller.serviceAccounts.resume(named))).toBe("CONFLICT unchanged");
    expect(await auditOf(machine.serviceAccount, "service-account.suspend")).toEqual([
      { before: { suspended: false }, after: { suspended: true } },
    ]);
  });

  test("is out of sight of another workspace", async () => {
    const { owner, workspace } = await tenant();
    const elsewhere = { ...named, workspace: workspace.id };
    for (const change of ["update", "suspend", "resume"] as const) {
      expect(await refusalOf(callerOf(owner).serviceAccounts[change](elsewhere))).toBe("NOT_FOUND not_found");
    }
  });
});
