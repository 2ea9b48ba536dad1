import { beforeEach, describe, expect, test } from "vitest";
import { actorByCredential } from "@/server/auth/credential";
import { callerOf, callerWithCredential } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { credential } from "@/server/testing/factories/machines";
import { organizationMember, person, workspaceMember, type Person } from "@/server/testing/factory";
import { refusalOf } from "@/server/testing/refusal";
import { requestInfo } from "@/server/testing/requests";
import { tenant, type Tenant } from "@/server/testing/tenant";

useDatabase();

let of: Tenant;
let at: { organization: string };
let admin: Person;
beforeEach(async () => {
  of = await tenant();
  at = { organization: of.organization.id };
  admin = await person();
  await organizationMember(of.organization, admin, "admin");
});

interface Keys {
  id: string;
  accessKey: string;
  secretKey: string;
}

const use = ({ accessKey, secretKey }: Keys) => actorByCredential(accessKey, secretKey, requestInfo());
const presented = async (made: Keys) => callerWithCredential({ ...made, actor: await use(made) });

describe("a credential that reaches a whole organization", () => {
  test("is good in every workspace of it, and for as long as its person administers it", async () => {
    const made = await callerOf(admin).organizationCredentials.create({ ...at, label: "provisioning" });
    const caller = await presented(made);
    for (const { id } of [of.organization.workspace, of.workspace]) {
      expect(await refusalOf(caller.members.list({ workspace: id }))).toBe("done");
    }
    await callerOf(of.owner).members.changeRoleInOrganization({ ...at, user: admin.id, role: "member" });
    expect(await refusalOf(use(made))).toBe("UNAUTHENTICATED credential_revoked");
    const listed = await callerOf(of.owner).organizationCredentials.list({ ...at, of: "everyone" });
    expect(listed.items).toMatchObject([{ id: made.id, owner: { id: admin.id, removed: true }, status: "active" }]);
  });

  test("is made by owners and admins alone, and by no credential of one workspace", async () => {
    const member = await person();
    await workspaceMember(of.workspace, member, "admin");
    const make = (who: Person) => refusalOf(callerOf(who).organizationCredentials.create(at));
    expect([await make(of.owner), await make(admin), await make(member), await make(await person())]).toEqual([
      "done",
      "done",
      "FORBIDDEN permission_missing",
      "NOT_FOUND not_found",
    ]);
    const narrow = callerWithCredential(await credential(of.owner, of.workspace));
    expect(await refusalOf(narrow.organizationCredentials.create(at))).toBe("FORBIDDEN credential_reach");
    const wide = callerWithCredential(await credential(of.owner, of.organization));
    expect(await refusalOf(wide.organizationCredentials.create(at))).toBe("done");
  });

  test("is limited to a project by its id, of this organization alone", async () => {
    const create = (project: string) =>
      callerOf(of.owner).organizationCredentials.create({ ...at, scopes: { project } });
    const caller = await presented(await create(of.project.id));
    const here = { workspace: of.workspace.id, project: of.project.id };
    expect(await refusalOf(caller.projects.get(here))).toBe("done");
    expect(await refusalOf(caller.members.list(here))).toBe("FORBIDDEN credential_scope");
    expect(await refusalOf(caller.organizationCredentials.list(at))).toBe("FORBIDDEN credential_scope");
    const elsewhere = await tenant();
    for (const project of [elsewhere.project.id, of.project.slug]) {
      expect(await refusalOf(create(project))).toBe("INVALID invalid_value (scopes.project)");
    }
  });
});

describe("owners", () => {
  test("see, relabel and revoke everybody's, and learn nobody's secret; admins have their own", async () => {
    const [own, theirs] = [
      await callerOf(of.owner).organizationCredentials.create({ ...at, label: "owner's" }),
      await callerOf(admin).organizationCredentials.create({ ...at, label: "admin's" }),
    ];
    await credential(of.owner, of.workspace);
    const byOwner = callerOf(of.owner).organizationCredentials;
    const byAdmin = callerOf(admin).organizationCredentials;
    const everyone = await byOwner.list({ ...at, of: "everyone" });
    expect(everyone.items.map(({ id }) => id)).toEqual([own.id, theirs.id]);
    expect((await byAdmin.list(at)).items.map(({ id }) => id)).toEqual([theirs.id]);
    expect(await refusalOf(byAdmin.list({ ...at, of: "everyone" }))).toBe("FORBIDDEN permission_missing (of)");
    for (const change of [
      () => byAdmin.relabel({ ...at, credential: own.id, label: "x" }),
      () => byAdmin.rotate({ ...at, credential: own.id, overlapSeconds: 0 }),
      () => byAdmin.revoke({ ...at, credential: own.id }),
      () => byAdmin.get({ ...at, credential: own.id }),
      () => byAdmin.history({ ...at, credential: own.id }),
      () => byAdmin.uses({ ...at, credential: own.id }),
    ]) {
      expect(await refusalOf(change())).toBe("NOT_FOUND not_found");
    }
    const rotating = byOwner.rotate({ ...at, credential: theirs.id, overlapSeconds: 0 });
    expect(await refusalOf(rotating)).toBe("FORBIDDEN permission_missing");
    expect((await byOwner.relabel({ ...at, credential: theirs.id, label: "seen" })).label).toBe("seen");
    const next = await byAdmin.rotate({ ...at, credential: theirs.id, overlapSeconds: 60 });
    await byOwner.setNetworks({ ...at, credential: theirs.id, networks: ["192.0.2.0/24"] });
    await sql('update "credentials" set "disabledAt" = now() where "id" = $1', theirs.id);
    expect(await refusalOf(use(next))).toBe("UNAUTHENTICATED credential_revoked");
    expect((await byOwner.enable({ ...at, credential: theirs.id })).status).toBe("active");
    expect(await refusalOf(use(next))).toBe("done");
    expect(await byOwner.revoke({ ...at, credential: theirs.id })).toMatchObject({
      status: "revoked",
      revokedBy: { id: of.owner.id },
      revokedReason: "revoked",
    });
    const { items } = await byAdmin.history({ ...at, credential: theirs.id });
    expect(items.map(({ action }) => action.replace("organization-credential.", ""))).toEqual([
      "create",
      "relabel",
      "rotate",
      "set-networks",
      "enable",
      "revoke",
    ]);
  });

  test("of a credential that names single rights are taken by no more than these", async () => {
    const theirs = await credential(admin, of.organization);
    const permissions = ["organization-credential.list", "organization-credential.revoke"];
    const caller = await presented(
      await callerOf(of.owner).organizationCredentials.create({ ...at, scopes: { permissions } }),
    );
    const listing = caller.organizationCredentials.list({ ...at, of: "everyone" });
    expect(await refusalOf(listing)).toBe("FORBIDDEN permission_missing (of)");
    const revoking = caller.organizationCredentials.revoke({ ...at, credential: theirs.id });
    expect(await refusalOf(revoking)).toBe("NOT_FOUND not_found");
  });
});
