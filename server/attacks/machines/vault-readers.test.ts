import { beforeEach, describe, expect, test } from "vitest";
import { heldInWorkspace, workspaceRights } from "@/server/access/rights/held";
import { callerOf, callerWithCredential } from "@/server/testing/caller";
import { useDatabase } from "@/server/testing/database";
import { customRole, giveRole, group } from "@/server/testing/factories/groups-and-roles";
import { credential, serviceAccount } from "@/server/testing/factories/machines";
import { builtInGroup, machineVault, vault } from "@/server/testing/factories/vaults";
import { person, workspaceMember, type Person } from "@/server/testing/factory";
import { refusalOf } from "@/server/testing/refusal";
import { tenant, type Tenant } from "@/server/testing/tenant";

useDatabase();

const MEMBER = workspaceRights(heldInWorkspace("member"));
const beyond = "FORBIDDEN rank_too_low";
const content = "db.password = canary-value";

let of: Tenant;
let at: { workspace: string };
beforeEach(async () => {
  of = await tenant();
  at = { workspace: of.workspace.id };
});

/** Somebody who may do this beside what members may: not reveal vaults, unless that is named. */
async function may(...permissions: string[]): Promise<Person> {
  const who = await person();
  await giveRole(
    of.workspace,
    who,
    await customRole(of.workspace, of.owner, { permissions: [...MEMBER, ...permissions] }),
  );
  return who;
}

/** What somebody's own credential is given: the values as they are. */
async function configurationOf(who: Person): Promise<string | null> {
  const own = callerWithCredential(await credential(who, of.workspace));
  return (await own.configuration.get(at)).content;
}

describe("who edits vaults and does not reveal them", () => {
  test("gives no vault to a group that did not have it, their own or another", async () => {
    const circle = await group(of.workspace, of.owner);
    const users = await builtInGroup(of.workspace);
    const made = await vault(of.workspace, of.owner, { groups: [circle], content });
    const editor = await may("vault.list", "vault.create", "vault.update");
    const friends = await group(of.workspace, of.owner, { people: [editor] });
    const { vaults } = callerOf(editor);
    const named = { ...at, vault: made.id };
    for (const groups of [[users.id], [friends.id], [circle.id, users.id]]) {
      expect(await refusalOf(vaults.update({ ...named, groups }))).toBe(`${beyond} (groups)`);
    }
    expect(await configurationOf(editor)).not.toContain("canary");
    expect(await refusalOf(vaults.update({ ...named, name: "Another", groups: [circle.id] }))).toBe("done");
    // What they wrote themself they may give.
    const fields = { name: "Own", groups: [users.id], format: "hocon" as const, content: "a = mine" };
    expect(await refusalOf(vaults.create({ ...at, ...fields }))).toBe("done");
    const revealer = callerOf(await may("vault.list", "vault.update", "vault.reveal"));
    expect(await refusalOf(revealer.vaults.update({ ...named, groups: [users.id] }))).toBe("done");
    expect(await configurationOf(editor)).toContain("canary-value");
  });
});

describe("who restores versions of vaults and does not reveal them", () => {
  test("brings back nothing that was taken out of one, theirs to read or a service account's", async () => {
    const circle = await group(of.workspace, of.owner);
    const made = await vault(of.workspace, of.owner, { groups: [circle], content });
    const machine = await serviceAccount(of.workspace);
    await machineVault(of.workspace, of.owner, machine, content);
    const owner = callerOf(of.owner);
    const named = { ...at, vault: made.id };
    const held = { ...at, serviceAccount: machine.serviceAccount };
    const without = { format: "hocon" as const, content: "a = plain" };
    await owner.vaults.update({ ...named, ...without });
    await owner.serviceAccountVault.set({ ...held, ...without });
    const permissions = ["vault.list", "vault.restore", "service-account.list", "service-account-vault.restore"];
    const restorer = await may(...permissions);
    await owner.groups.addMembers({ ...at, group: circle.id, members: [{ type: "user", id: restorer.id }] });
    const missing = "FORBIDDEN permission_missing";
    expect(await refusalOf(callerOf(restorer).vaults.restore({ ...named, version: 1 }))).toBe(missing);
    expect(await refusalOf(callerOf(restorer).serviceAccountVault.restore({ ...held, version: 1 }))).toBe(missing);
    expect(await configurationOf(restorer)).toContain("plain");
    expect(await configurationOf(restorer)).not.toContain("canary");
    const revealer = callerOf(await may(...permissions, "vault.reveal", "service-account-vault.reveal"));
    expect(await refusalOf(revealer.vaults.restore({ ...named, version: 1 }))).toBe("done");
    expect(await refusalOf(revealer.serviceAccountVault.restore({ ...held, version: 1 }))).toBe("done");
    expect(await configurationOf(restorer)).toContain("canary-value");
  });
});

describe("who adds members to groups and does not reveal vaults", () => {
  const ADDING = ["group.create", "group.add-members", "group.update", "invitation.create", "invitation-link.create"];

  test("puts nobody, themself included, into a group that a vault names", async () => {
    const circle = await group(of.workspace, of.owner);
    await vault(of.workspace, of.owner, { groups: [circle], content });
    const off = await group(of.workspace, of.owner);
    await vault(of.workspace, of.owner, { groups: [off], content, active: false });
    const machine = await serviceAccount(of.workspace);
    const adder = await may(...ADDING, "service-account.list", "service-account.update");
    const members = [{ type: "user" as const, id: adder.id }];
    const { groups, invitations, invitationLinks, serviceAccounts } = callerOf(adder);
    const emails = ["reader-0001@example.com"];
    const named = { ...at, group: circle.id };
    const joining = { ...at, serviceAccount: machine.serviceAccount, groups: [circle.id] };
    expect(await refusalOf(groups.addMembers({ ...named, members }))).toBe(beyond);
    expect(await refusalOf(groups.addMembers({ ...at, group: off.id, members }))).toBe(beyond);
    expect(await refusalOf(groups.update({ ...named, members }))).toBe(beyond);
    expect(await refusalOf(invitations.create({ ...at, emails, groups: [circle.id] }))).toBe(beyond);
    expect(await refusalOf(invitationLinks.create({ ...at, role: "viewer", groups: [circle.id] }))).toBe(beyond);
    expect(await refusalOf(serviceAccounts.update(joining))).toBe(beyond);
    expect(await configurationOf(adder)).not.toContain("canary");
    expect(await refusalOf(groups.update({ ...named, description: "Of friends" }))).toBe("done");
    const revealer = callerOf(await may(...ADDING, "vault.reveal"));
    expect(await refusalOf(revealer.groups.addMembers({ ...named, members }))).toBe("done");
    expect(await configurationOf(adder)).toContain("canary-value");
  });

  test("gives what they get themself, and for no longer", async () => {
    const [circle, users] = [await group(of.workspace, of.owner), await builtInGroup(of.workspace)];
    await vault(of.workspace, of.owner, { groups: [circle], content });
    const everybodys = await group(of.workspace, of.owner);
    await vault(of.workspace, of.owner, { groups: [everybodys, users] });
    const adder = await may(...ADDING);
    const other = await person();
    await workspaceMember(of.workspace, other);
    const members = [{ type: "user" as const, id: other.id }];
    const { groups } = callerOf(adder);
    expect(await refusalOf(groups.addMembers({ ...at, group: everybodys.id, members }))).toBe("done");
    const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
    const named = { ...at, group: circle.id, members };
    const self = { ...at, group: circle.id, members: [{ type: "user" as const, id: adder.id }] };
    await callerOf(of.owner).groups.addMembers({ ...self, expiresAt: inHours(2) });
    expect(await refusalOf(groups.addMembers({ ...named, expiresAt: null }))).toBe(`${beyond} (expiresAt)`);
    expect(await refusalOf(groups.addMembers({ ...self, expiresAt: inHours(3) }))).toBe(`${beyond} (expiresAt)`);
    expect(await refusalOf(groups.addMembers({ ...named, expiresAt: inHours(1) }))).toBe("done");
    expect(await configurationOf(other)).toContain("canary-value");
  });
});

describe("who makes credentials of service accounts and does not reveal vaults", () => {
  const MAKING = ["service-account.create-credential"];

  test("makes and rotates none of one that a vault is for, its own or its groups'", async () => {
    const [own, grouped, plain] = [
      await serviceAccount(of.workspace),
      await serviceAccount(of.workspace),
      await serviceAccount(of.workspace),
    ];
    await machineVault(of.workspace, of.owner, own, content);
    const circle = await group(of.workspace, of.owner, { machines: [grouped] });
    await vault(of.workspace, of.owner, { groups: [circle], content });
    const make = async (caller: Person, { serviceAccount }: { serviceAccount: string }) =>
      refusalOf(callerOf(caller).credentials.createForMachine({ ...at, serviceAccount }));
    const maker = await may(...MAKING);
    for (const machine of [own, grouped]) {
      expect(await make(maker, machine)).toBe(beyond);
      const rotated = callerOf(maker).credentials.rotate({ ...at, credential: machine.id, overlapSeconds: 0 });
      expect(await refusalOf(rotated)).toBe(beyond);
    }
    expect(await make(maker, plain)).toBe("done");
    const ofVaults = await may(...MAKING, "vault.reveal");
    expect(await make(ofVaults, grouped)).toBe("done");
    expect(await make(ofVaults, own)).toBe(beyond);
    const ofMachines = await may(...MAKING, "service-account-vault.reveal");
    expect(await make(ofMachines, own)).toBe("done");
    expect(await make(ofMachines, grouped)).toBe(beyond);
  });
});
