import { describe, expect, test } from "vitest";
import { authorizeWorkspace } from "@/server/access/authorize";
import { sessionCookieName } from "@/server/auth/session";
import { createCredential } from "@/server/credentials/commands/workspace-credentials";
import { createProject } from "@/server/projects/commands/create-project";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { organizationMember, person, project, workspaceMember, type Person } from "@/server/testing/factory";
import { credential } from "@/server/testing/factories/machines";
import { knock } from "@/server/testing/doors/knock";
import { refusalOf } from "@/server/testing/refusal";
import { requestInfo } from "@/server/testing/requests";
import { onSecondNode, useSecondNode } from "@/server/testing/processes/second-node";
import { tenant, type Tenant } from "@/server/testing/tenant";

useDatabase();

useSecondNode();

/** The factory's sessions have their id for a token. */
const cookieOf = (who: Person) => ({ cookie: `${sessionCookieName()}=${who.actor.session?.id ?? ""}` });

interface Watched {
  place: Tenant;
  who: Person;
  /** The second node's answers to the person's session and to their credential. */
  answers: () => Promise<[number, number]>;
}

/** Somebody with a session and a credential, both just used on a second node, so that it would remember them. */
async function watched(role: "admin" | "member"): Promise<Watched> {
  const place = await tenant();
  const who = await person();
  await workspaceMember(place.workspace, who, role);
  const machine = await credential(who, place.workspace);
  const path = role === "admin" ? "invitations" : "projects";
  const at = `/workspaces/${place.workspace.id}/${path}`;
  const answers = () =>
    onSecondNode(async (): Promise<[number, number]> => {
      const bySession = await knock("GET", at, { headers: cookieOf(who) });
      const byMachine = await knock("GET", at, { credential: machine });
      return [bySession.status, byMachine.status];
    });
  expect(await answers()).toEqual([200, 200]);
  return { place, who, answers };
}

describe("on another node, from the very next request on, nothing is left to", () => {
  test("somebody who was removed from the workspace", async () => {
    const { place, who, answers } = await watched("member");
    await callerOf(place.owner).members.remove({ workspace: place.workspace.id, user: who.id });
    expect(await answers()).toEqual([404, 401]);
  });

  test("somebody who was removed from the organization", async () => {
    const { place, who, answers } = await watched("member");
    await callerOf(place.owner).members.removeFromOrganization({ organization: place.organization.id, user: who.id });
    expect(await answers()).toEqual([404, 401]);
  });

  test("an admin who is a member now", async () => {
    const { place, who, answers } = await watched("admin");
    await callerOf(place.owner).members.changeRole({ workspace: place.workspace.id, user: who.id, role: "member" });
    expect(await answers()).toEqual([403, 403]);
  });

  test("an admin of the organization who is a member now", async () => {
    const place = await tenant();
    const who = await person();
    await organizationMember(place.organization, who, "admin");
    const machine = await credential(who, place.organization);
    const at = `/organizations/${place.organization.id}/audit`;
    const ask = () => onSecondNode(() => knock("GET", at, { credential: machine }));
    expect(await ask()).toMatchObject({ status: 200 });
    const change = { organization: place.organization.id, user: who.id, role: "member" as const };
    await callerOf(place.owner).members.changeRoleInOrganization(change);
    expect((await ask()).status).toBe(401);
  });

  test("somebody whom an operator suspended, also when they are let in again: they sign in anew", async () => {
    const { who, answers } = await watched("member");
    const operator = callerOf(await person({ operator: true }));
    await operator.instance.suspendUser({ user: who.id });
    expect(await answers()).toEqual([401, 403]);
    await operator.instance.resumeUser({ user: who.id });
    expect(await answers()).toEqual([401, 200]);
  });

  test("people of an organization that was suspended", async () => {
    const { place, answers } = await watched("member");
    const operator = callerOf(await person({ operator: true }));
    await operator.instance.suspendOrganization({ target: place.organization.id });
    expect(await answers()).toEqual([403, 403]);
  });

  test("a session that its owner ended and a credential that was revoked", async () => {
    const { place, who, answers } = await watched("member");
    await callerOf(who).sessions.revoke({ session: who.actor.session?.id ?? "" });
    const [row] = await sql<{ id: string }>('select "id" from "credentials" where "userId" = $1', who.id);
    await callerOf(place.owner).credentials.revoke({ workspace: place.workspace.id, credential: row?.id ?? "" });
    expect(await answers()).toEqual([401, 401]);
  });

  test("an operator who is none any more", async () => {
    const [one, two] = [await person({ operator: true }), await person({ operator: true })];
    const ask = () => onSecondNode(() => knock("GET", "/instance", { headers: cookieOf(two) }));
    expect((await ask()).status).toBe(200);
    await callerOf(one).instance.setOperator({ user: two.id, operator: false });
    expect((await ask()).status).toBe(403);
  });

  test("a membership whose end date has passed", async () => {
    const { place, who, answers } = await watched("member");
    await sql(
      `update "organization_members" set "expiresAt" = now() where "organizationId" = $1 and "userId" = $2`,
      place.organization.id,
      who.id,
    );
    expect(await answers()).toEqual([404, 401]);
  });
});

describe("somebody who was removed", () => {
  test("gets nothing back by an invitation that they had before: credentials, projects, open invitations", async () => {
    const { place, who, answers } = await watched("member");
    const secret = await project(place.workspace, who);
    await callerOf(place.owner).members.remove({ workspace: place.workspace.id, user: who.id });
    await workspaceMember(place.workspace, who);
    expect(await answers()).toEqual([200, 401]);
    const at = { workspace: place.workspace.id, project: secret.id };
    expect(await refusalOf(callerOf(who).projects.get(at))).toBe("NOT_FOUND not_found");
  });

  test("does not stay by a request that was under way: no credential, no project of their own", async () => {
    const { place, who } = await watched("member");
    const at = place.workspace.id;
    const making = await authorizeWorkspace(who.actor, requestInfo(), at, "credential.create");
    const founding = await authorizeWorkspace(who.actor, requestInfo(), at, "project.create");
    await callerOf(place.owner).members.remove({ workspace: at, user: who.id });
    expect(await refusalOf(createCredential(making, { label: "late" }))).toBe("FORBIDDEN permission_missing");
    expect(await refusalOf(createProject(founding, { name: "Late" }))).toBe("FORBIDDEN permission_missing");
    expect(await sql('select 1 from "credentials" where "userId" = $1 and "revokedAt" is null', who.id)).toEqual([]);
    expect(await sql('select 1 from "collaborators" where "userId" = $1 and "workspaceId" = $2', who.id, at)).toEqual(
      [],
    );
  });
});

describe("an answer that was kept for a retry", () => {
  test("is given to the credential that asked, and to no other one of the same person", async () => {
    const { owner, organization, workspace } = await tenant();
    const wide = await credential(owner, organization);
    const narrow = await credential(owner, organization.workspace);
    const path = `/workspaces/${workspace.id}/credentials`;
    const sent = { body: { label: "once" }, headers: { "idempotency-key": "1" } };
    const first = await knock("POST", path, { credential: wide, ...sent });
    expect(first.status).toBe(200);
    const replayed = await knock("POST", path, { credential: narrow, ...sent });
    expect(JSON.stringify(replayed.body)).not.toContain(String(first.body.secretKey));
    expect(replayed.status).toBe(404);
    expect(await knock("POST", path, { credential: wide, ...sent })).toMatchObject({ body: first.body });
  });
});
