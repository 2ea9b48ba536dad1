import { beforeEach, describe, expect, test } from "vitest";
import { actorByCredential } from "@/server/auth/credential";
import { BUILT_IN_ROLES } from "@/server/roles/schema";
import { callerOf, callerWithCredential, type Caller } from "@/server/testing/caller";
import { useDatabase } from "@/server/testing/database";
import { customRole, giveRole, group } from "@/server/testing/factories/groups-and-roles";
import { serviceAccount, type CredentialRef, type ServiceAccountRef } from "@/server/testing/factories/machines";
import { organizationMember, person, workspaceMember, type Person } from "@/server/testing/factory";
import { refusalOf } from "@/server/testing/refusal";
import { requestInfo } from "@/server/testing/requests";
import { tenant, type Tenant } from "@/server/testing/tenant";

useDatabase();

let of: Tenant;
let at: { workspace: string };
let whole: { organization: string };
let inProject: { workspace: string; project: string };
beforeEach(async () => {
  of = await tenant();
  at = { workspace: of.workspace.id };
  whole = { organization: of.organization.id };
  inProject = { ...at, project: of.project.id };
});

interface Keys {
  id: string;
  accessKey: string;
  secretKey: string;
}

/** A credential as it is made, used as it comes through the door. */
async function presented(made: Keys): Promise<CredentialRef & { caller: Caller }> {
  const actor = await actorByCredential(made.accessKey, made.secretKey, requestInfo());
  const ref = { ...made, actor };
  return { ...ref, caller: callerWithCredential(ref) };
}

const BEYOND = "FORBIDDEN credential_scope";

interface Given {
  expiresAt?: string;
  networks?: string[];
}

/** All the ways in which one who leads everything makes something that calls the API. */
function makings(caller: Caller, given: Given = {}): Readonly<Record<string, () => Promise<unknown>>> {
  return {
    person: () => caller.credentials.create({ ...at, ...given }),
    machine: async () => {
      const { serviceAccount: id } = await serviceAccount(of.workspace);
      return caller.credentials.createForMachine({ ...at, serviceAccount: id, ...given });
    },
    project: () => caller.projectCredentials.create({ ...inProject, ...given }),
    organization: () => caller.organizationCredentials.create({ ...whole, ...given }),
    defaultKey: () => caller.defaultKey.create({ ...whole, ...given }),
  };
}

async function everyOutcome(caller: Caller, given?: Given): Promise<Record<string, string>> {
  const outcomes: Record<string, string> = {};
  for (const [kind, make] of Object.entries(makings(caller, given))) outcomes[kind] = await refusalOf(make());
  return outcomes;
}

const each = (outcome: string) => ({
  person: outcome,
  machine: outcome,
  project: outcome,
  organization: outcome,
  defaultKey: outcome,
});

describe("what a credential makes, of whatever kind, never exceeds it", () => {
  test("in rights: one that names some makes nothing, even where it names the right to", async () => {
    const permissions = [
      "credential.create",
      "service-account.create-credential",
      "project-credential.create",
      "organization-credential.create",
      "default-key.create",
    ];
    const scopes = { permissions };
    const { caller } = await presented(await callerOf(of.owner).organizationCredentials.create({ ...whole, scopes }));
    expect(await everyOutcome(caller)).toEqual(each(BEYOND));
  });

  test("in time: one that ends makes nothing that ends later", async () => {
    const soon = new Date(Date.now() + 3_600_000);
    const made = await callerOf(of.owner).organizationCredentials.create({ ...whole, expiresAt: soon.toISOString() });
    const { caller } = await presented(made);
    expect(await everyOutcome(caller)).toEqual(each(`${BEYOND} (expiresAt)`));
    const later = new Date(soon.getTime() + 60_000).toISOString();
    expect(await everyOutcome(caller, { expiresAt: later })).toEqual(each(`${BEYOND} (expiresAt)`));
    expect(await everyOutcome(caller, { expiresAt: soon.toISOString() })).toEqual(each("done"));
    const named = caller.serviceAccounts.create({ ...at, name: "Outliving" });
    expect(await refusalOf(named)).toBe(`${BEYOND} (expiresAt)`);
  });

  test("in where it is good: what it makes is good there or in less", async () => {
    const networks = ["192.0.2.0/24"];
    const made = await callerOf(of.owner).organizationCredentials.create({ ...whole, networks });
    const { caller } = await presented(made);
    expect(await everyOutcome(caller, { networks: ["0.0.0.0/0"] })).toEqual(each(`${BEYOND} (networks)`));
    const child = await caller.credentials.create(at);
    expect(child.networks).toEqual(networks);
    expect((await caller.credentials.create({ ...at, networks: ["192.0.2.7"] })).networks).toEqual(["192.0.2.7"]);
    const { credential } = await caller.serviceAccounts.create({ ...at, name: "Inside" });
    const first = await callerOf(of.owner).credentials.get({ ...at, credential: credential.id });
    expect(first.networks).toEqual(networks);
    for (const id of [child.id, credential.id]) {
      const widening = caller.credentials.setNetworks({ ...at, credential: id, networks: [] });
      expect(await refusalOf(widening)).toBe(`${BEYOND} (networks)`);
    }
    const itself = { ...whole, credential: made.id };
    for (const wider of [[], ["192.0.0.0/16"]]) {
      const widening = caller.organizationCredentials.setNetworks({ ...itself, networks: wider });
      expect(await refusalOf(widening)).toBe(`${BEYOND} (networks)`);
    }
  });
});

describe("a rotation, by which the caller learns a secret", () => {
  const rotate = (caller: Caller, credential: string) =>
    refusalOf(caller.credentials.rotate({ ...at, credential, overlapSeconds: 60 }));

  test("gives a limited credential none but its own", async () => {
    const { credentials } = callerOf(of.owner);
    const wide = await credentials.create(at);
    const scopes = { permissions: ["credential.rotate", "service-account.create-credential"] };
    const limited = await presented(await credentials.create({ ...at, scopes }));
    const machine = await serviceAccount(of.workspace);
    expect(await rotate(limited.caller, wide.id)).toBe(BEYOND);
    expect(await rotate(limited.caller, machine.id)).toBe(BEYOND);
    const next = await limited.caller.credentials.rotate({ ...at, credential: limited.id, overlapSeconds: 0 });
    expect(next.scopes).toMatchObject({ permissions: scopes.permissions });
    const readOnly = await presented(await credentials.create({ ...at, scopes: { readOnly: true } }));
    expect(await rotate(readOnly.caller, readOnly.id)).toBe(BEYOND);
    const proof = limited.actor.credential;
    const narrowed = {
      ...limited.actor,
      credential: proof === null ? null : { ...proof, id: wide.id, kind: "token" as const },
    };
    // A token does not come to its credential's secret.
    expect(await rotate(callerWithCredential({ ...limited, actor: narrowed }), wide.id)).toBe(BEYOND);
  });

  test("gives one that ends, or is good in few places, none that is not", async () => {
    const { credentials } = callerOf(of.owner);
    const endless = await credentials.create(at);
    const ending = await presented(
      await credentials.create({ ...at, expiresAt: new Date(Date.now() + 3_600_000).toISOString() }),
    );
    expect(await rotate(ending.caller, endless.id)).toBe(`${BEYOND} (expiresAt)`);
    const near = await presented(await credentials.create({ ...at, networks: ["192.0.2.0/24"] }));
    expect(await rotate(near.caller, endless.id)).toBe(`${BEYOND} (networks)`);
    expect(await rotate(near.caller, near.id)).toBe("done");
    await credentials.rotate({ ...at, credential: endless.id, overlapSeconds: 60 });
    const shown = await presented(endless);
    expect(shown.actor.credential?.expiresAt).not.toBeNull();
    expect(await rotate(shown.caller, endless.id)).toBe(`${BEYOND} (expiresAt)`);
    expect(await refusalOf(shown.caller.credentials.create(at))).toBe(`${BEYOND} (expiresAt)`);
  });

  test("gives nobody somebody else's: not the admins, not of a project's or of a key that they cannot see", async () => {
    const admin = await person();
    await organizationMember(of.organization, admin, "admin");
    const theirs = async (who: Person) => (await callerOf(who).credentials.create(at)).id;
    expect(await rotate(callerOf(of.owner), await theirs(admin))).toBe("FORBIDDEN permission_missing");
    const ofProject = await callerOf(of.owner).projectCredentials.create(inProject);
    expect(await rotate(callerOf(admin), ofProject.id)).toBe("FORBIDDEN permission_missing");
    const key = await callerOf(of.owner).defaultKey.create(whole);
    const room = { workspace: of.organization.workspace.id, credential: key.id };
    for (const who of [of.owner, admin]) {
      const { credentials } = callerOf(who);
      const attempts = [
        () => credentials.get(room),
        () => credentials.uses(room),
        () => credentials.history(room),
        () => credentials.relabel({ ...room, label: "x" }),
        () => credentials.rotate({ ...room, overlapSeconds: 0 }),
        () => credentials.setNetworks({ ...room, networks: [] }),
        () => credentials.enable(room),
        () => credentials.revoke(room),
      ];
      for (const attempt of attempts) expect(await refusalOf(attempt())).toBe("NOT_FOUND not_found");
      const listed = await credentials.list({ workspace: room.workspace, of: "everyone" });
      expect(listed.items.map(({ id }) => id)).not.toContain(key.id);
    }
  });

  test("of a machine takes as much as the machine has: one that asks about others, an admin", async () => {
    const member = await person();
    await workspaceMember(of.workspace, member);
    const { serviceAccount: id } = await serviceAccount(of.workspace);
    const made = await callerOf(of.owner).credentials.createForMachine({
      ...at,
      serviceAccount: id,
      scopes: { permissions: ["access.check"] },
    });
    expect(await rotate(callerOf(member), made.id)).toBe("NOT_FOUND not_found");
    expect(await rotate(callerOf(of.owner), made.id)).toBe("done");
  });

  test("or a further credential of a machine takes all that rules give it and its groups", async () => {
    const clerk = await person();
    const viewer = BUILT_IN_ROLES.find(({ name, level }) => name === "viewer" && level === "workspace");
    const permissions = [...(viewer?.permissions ?? []), "service-account.create-credential"];
    await giveRole(of.workspace, clerk, await customRole(of.workspace, of.owner, { permissions }));
    const outcomes = async (machine: ServiceAccountRef) => {
      const { serviceAccount: id } = machine;
      const create = callerOf(clerk).credentials.createForMachine({ ...at, serviceAccount: id });
      return [await refusalOf(create), await rotate(callerOf(clerk), machine.id)];
    };
    const [plain, named, grouped] = [
      await serviceAccount(of.workspace, { role: "viewer" }),
      await serviceAccount(of.workspace, { role: "viewer" }),
      await serviceAccount(of.workspace, { role: "viewer" }),
    ];
    const robots = await group(of.workspace, of.owner, { machines: [grouped] });
    const subjects = { serviceAccounts: [named.serviceAccount], groups: [robots.id] };
    const rule = { ...inProject, resourceType: "*", permission: "modify" as const, ...subjects };
    await callerOf(of.owner).accessRules.create(rule);
    const beyond = "FORBIDDEN rank_too_low";
    expect(await outcomes(plain)).toEqual(["done", "done"]);
    expect(await outcomes(named)).toEqual([beyond, beyond]);
    expect(await outcomes(grouped)).toEqual([beyond, beyond]);
  });
});

test("a project's credential shows to the workspace's admins, and to nobody else who governs credentials", async () => {
  const made = await callerOf(of.owner).projectCredentials.create({ ...inProject, label: "private" });
  const everyone = await callerOf(of.owner).credentials.list({ ...at, of: "everyone" });
  expect(everyone.items).toMatchObject([{ id: made.id, project: { id: of.project.id } }]);
  const clerk = await person();
  const permissions = ["credential.list", "credential.read", "credential.govern", "credential.revoke"];
  await giveRole(of.workspace, clerk, await customRole(of.workspace, of.owner, { permissions }));
  const { credentials } = callerOf(clerk);
  expect((await credentials.list({ ...at, of: "everyone" })).items).toEqual([]);
  const named = { ...at, credential: made.id };
  expect(await refusalOf(credentials.get(named))).toBe("NOT_FOUND not_found");
  expect(await refusalOf(credentials.revoke(named))).toBe("NOT_FOUND not_found");
});
