import { describe, expect, test } from "vitest";
import { sessionCookieName } from "@/server/auth/session";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import {
  collaborator,
  invitation,
  organizationMember,
  person,
  workspaceMember,
  type Person,
} from "@/server/testing/factory";
import { credential, serviceAccount, type CredentialRef } from "@/server/testing/factories/machines";
import { knock, knockText } from "@/server/testing/doors/knock";
import { refusalOf } from "@/server/testing/refusal";
import { tenant, type Tenant } from "@/server/testing/tenant";

useDatabase();

/** The factory's sessions have their id for a token. */
const as = (who: Person) => ({ headers: { cookie: `${sessionCookieName()}=${who.actor.session?.id ?? ""}` } });
const by = (key: CredentialRef) => ({ credential: key });

interface World {
  of: Tenant;
  /** Each a way in that worked until now. */
  ways: Readonly<Record<string, Parameters<typeof knock>[2]>>;
  invited: Person;
  token: string;
}

/** Everybody and everything that reaches a private project of the workspace, and somebody who was invited. */
async function world(): Promise<World> {
  const of = await tenant();
  const { organization, workspace, project } = of;
  const [admin, member, external, invited] = [await person(), await person(), await person(), await person()];
  await organizationMember(organization, admin, "admin");
  await workspaceMember(workspace, member, "admin");
  await collaborator(project, external, "viewer");
  const ways = {
    "an admin of the organization": as(admin),
    "an admin of the workspace": as(member),
    "an external collaborator": as(external),
    "a key of a member": by(await credential(member, workspace)),
    "a key of the owner for the workspace": by(await credential(of.owner, workspace)),
    "a key of an admin for the organization": by(await credential(admin, organization)),
    "a service account": by(await serviceAccount(workspace)),
  };
  const { token } = await invitation(workspace, of.owner, invited.email);
  return { of, ways, invited, token };
}

const suspended = { status: 403, body: { code: "FORBIDDEN", reason: "suspended" } };

/** What each way in is answered; those that never reached the project are asked for the workspace. */
async function answers({ of, ways }: World): Promise<Record<string, unknown>> {
  const { workspace, project } = of;
  const told: Record<string, unknown> = {};
  for (const [name, way] of Object.entries(ways)) {
    const inProject = name !== "a service account";
    const path = `/workspaces/${workspace.id}${inProject ? `/projects/${project.id}` : ""}`;
    told[name] = await knock("GET", path, way);
  }
  return told;
}

describe("a workspace that an owner suspended", () => {
  test("is closed to its people, keys, service accounts and invitations with one answer", async () => {
    const place = await world();
    for (const answer of Object.values(await answers(place))) expect(answer).toMatchObject({ status: 200 });
    const target = { organization: place.of.organization.id, target: place.of.workspace.id };
    await callerOf(place.of.owner).workspaces.suspend(target);
    for (const [name, answer] of Object.entries(await answers(place))) expect(answer, name).toMatchObject(suspended);
    const accept = callerOf(place.invited).invitations.accept({ token: place.token });
    expect(await refusalOf(accept)).toBe("FORBIDDEN suspended");
    const outsider = await person();
    expect(await knock("GET", `/workspaces/${place.of.workspace.id}`, as(outsider))).toMatchObject({ status: 404 });
    await callerOf(place.of.owner).workspaces.resume(target);
    for (const answer of Object.values(await answers(place))) expect(answer).toMatchObject({ status: 200 });
  });

  test("leaves its owners what they need to see and export, and nothing that changes it", async () => {
    const { of } = await world();
    const { owner, organization, workspace, project } = of;
    await callerOf(owner).workspaces.suspend({ organization: organization.id, target: workspace.id });
    const at = `/workspaces/${workspace.id}`;
    for (const path of ["", "/members", "/projects", "/invitations", "/audit", `/projects/${project.id}`]) {
      expect(await knock("GET", `${at}${path}`, as(owner)), path).toMatchObject({ status: 200 });
    }
    expect(await knockText("GET", `${at}/audit.csv`, as(owner))).toMatchObject({ status: 200 });
    const change = { workspace: workspace.id };
    const { projects, workspaces, credentials } = callerOf(owner);
    for (const attempt of [
      () => projects.create({ ...change, name: "Late" }),
      () => workspaces.rename({ ...change, name: "Late" }),
      () => credentials.create(change),
      () => projects.rename({ ...change, project: project.id, name: "Late" }),
    ]) {
      expect(await refusalOf(attempt())).toBe("FORBIDDEN suspended");
    }
  });
});

describe("an organization that an operator suspended", () => {
  test("is closed to all that is below it, and its owners still see and export", async () => {
    const place = await world();
    const { owner, organization, workspace } = place.of;
    const operator = callerOf(await person({ operator: true }));
    const wide = by(await credential(owner, organization));
    await operator.instance.suspendOrganization({ target: organization.id });
    for (const [name, answer] of Object.entries(await answers(place))) expect(answer, name).toMatchObject(suspended);
    const at = `/organizations/${organization.id}`;
    expect(await knock("GET", at, wide)).toMatchObject(suspended);
    for (const path of ["", "/members", "/workspaces", "/audit"]) {
      expect(await knock("GET", `${at}${path}`, as(owner)), path).toMatchObject({ status: 200 });
    }
    expect(await knockText("GET", `${at}/audit.json`, as(owner))).toMatchObject({ status: 200 });
    expect(await knock("GET", `/workspaces/${workspace.id}/members`, as(owner))).toMatchObject({ status: 200 });
    const { organizations, workspaces } = callerOf(owner);
    const named = { organization: organization.id, name: organization.name };
    for (const attempt of [
      () => organizations.rename(named),
      () => organizations.remove(named),
      () => workspaces.create(named),
      () => workspaces.archive({ ...named, target: workspace.id }),
    ]) {
      expect(await refusalOf(attempt())).toBe("FORBIDDEN suspended");
    }
    await operator.instance.resumeOrganization({ target: organization.id });
    expect(await knock("GET", at, wide)).toMatchObject({ status: 200 });
  });

  test("keeps nothing for an owner whose own membership is suspended", async () => {
    const { owner, organization } = await tenant();
    const second = await person();
    await organizationMember(organization, second, "owner");
    const { organizationId, userId } = { organizationId: organization.id, userId: second.id };
    await sql(
      `update "organization_members" set "suspendedAt" = now() where "organizationId" = $1 and "userId" = $2`,
      organizationId,
      userId,
    );
    expect(await knock("GET", `/organizations/${organization.id}`, as(second))).toMatchObject(suspended);
    expect(await knock("GET", `/organizations/${organization.id}`, as(owner))).toMatchObject({ status: 200 });
  });
});

describe("a deleted workspace", () => {
  test("answers its former people, keys and service accounts as if it had never been", async () => {
    const place = await world();
    const { owner, organization, workspace } = place.of;
    const target = { organization: organization.id, target: workspace.id };
    await callerOf(owner).workspaces.remove({ ...target, name: workspace.name });
    for (const [name, answer] of Object.entries(await answers(place))) {
      const { status } = answer as { status: number };
      const ended = /^a key of (a member|the owner)|^a service account/.test(name);
      expect(status, name).toBe(ended ? 401 : 404);
    }
    const accept = callerOf(place.invited).invitations.accept({ token: place.token });
    expect(await refusalOf(accept)).not.toBe("done");
    await callerOf(owner).workspaces.restore(target);
    for (const [name, answer] of Object.entries(await answers(place))) {
      const { status } = answer as { status: number };
      const dead = /^a key of (a member|the owner)|^a service account/.test(name);
      expect(status, name).toBe(dead ? 401 : 200);
    }
  });
});
