import { describe, expect, it } from "vitest";
import { sql, useDatabase } from "@/server/testing/database";
import { arrival, arrive, company, signedIn } from "@/server/testing/sso/arrivals";
import { callerOf } from "@/server/testing/caller";
import { collaborator, instance, invitation, person, workspace, workspaceMember } from "@/server/testing/factory";
import { refusalOf } from "@/server/testing/refusal";
import { systemRequest } from "@/server/testing/requests";
import { previewAdmission } from "./preview";

useDatabase();

const accounts = (email: string) => sql('select "id" from "users" where "emailKey" = $1', email.toLowerCase());

describe("somebody new", () => {
  it("comes by their invitation although sign-up is closed, with its role, and lands in its workspace", async () => {
    await instance({ signUp: "closed" });
    const at = await company();
    const speech = await workspace(at.organization, at.owner, { name: "Speech" });
    await invitation(speech, at.owner, `Member.0001@${at.domain.toUpperCase()}`, "admin");
    const coming = arrival(at, { email: `member.0001@${at.domain}` }, { next: "/account/profile" });
    const admission = await arrive(coming);
    expect(admission).toMatchObject({ next: `/workspaces/${speech.slug}/projects` });
    const who = await signedIn(admission);
    expect(await callerOf(who).workspaces.get({ workspace: speech.id })).toMatchObject({ role: "admin" });
    const { items } = await callerOf(who).organizations.list({});
    expect(items.map(({ personal }) => personal).sort()).toEqual([false, true]);
    expect(await sql('select "status" from "invitations" where "workspaceId" = $1', speech.id)).toEqual([
      { status: "accepted" },
    ]);
    expect(await accounts(`member.0001@${at.domain}`)).toHaveLength(1);
    // Whatever case the provider writes next time, and by whatever subject alone: it is the same person.
    const again = await signedIn(await arrive({ ...coming, identity: { ...coming.identity, email: null } }));
    expect(again.id).toBe(who.id);
  });

  it("comes by the invitation that makes them a member, of several the newest that still lets them in", async () => {
    const at = await company();
    const email = `member.0002@${at.domain}`;
    const [older, newer, gone] = [
      await workspace(at.organization, at.owner),
      await workspace(at.organization, at.owner),
      await workspace(at.organization, at.owner),
    ];
    await invitation(older, at.owner, email);
    await invitation(newer, at.owner, email, "viewer");
    const inviter = await person();
    await workspaceMember(gone, inviter, "admin");
    await invitation(gone, inviter, email, "admin");
    await callerOf(at.owner).members.remove({ workspace: gone.id, user: inviter.id });
    const place = { workspace: older.id, project: older.project.id };
    await callerOf(at.owner).collaborators.add({ ...place, email, role: "viewer", external: true });
    const coming = arrival(at, { email });
    const preview = await previewAdmission(systemRequest("sign-in"), at.connection, coming.identity);
    expect(preview).toMatchObject({ way: "invitation", workspaces: [{ id: newer.id }] });
    const admission = await arrive(coming);
    expect(admission).toMatchObject({ next: `/workspaces/${newer.slug}/projects` });
    const who = await signedIn(admission);
    expect(await callerOf(who).workspaces.get({ workspace: newer.id })).toMatchObject({ role: "viewer" });
    const { items } = await callerOf(who).invitations.listMine({});
    expect(items.map(({ workspace: { name } }) => name).sort()).toEqual([gone.name, older.name, older.name].sort());
    const open = await sql<{ id: string }>('select "id" from "invitations" where "workspaceId" = $1', older.id);
    for (const { id } of open) expect(await refusalOf(callerOf(who).invitations.accept({ token: id }))).toBe("done");
  });

  it("is told why by an invitation that lets them in no more, and comes as a newcomer where the connection makes accounts", async () => {
    for (const createUsers of [false, true]) {
      const at = await company({ createUsers });
      const email = `member.0003@${at.domain}`;
      const inviter = await person();
      await workspaceMember(at.organization.workspace, inviter, "admin");
      await invitation(at.organization.workspace, inviter, email, "admin");
      await callerOf(at.owner).members.removeFromOrganization({ organization: at.organization.id, user: inviter.id });
      const came = refusalOf(arrive(arrival(at, { email })));
      expect(await came).toBe(createUsers ? "done" : "EXPIRED inviter_gone");
    }
  });

  it("comes without an invitation only where the connection makes accounts, with its role for newcomers", async () => {
    const at = await company();
    const coming = arrival(at);
    expect(await refusalOf(arrive(coming))).toBe("FORBIDDEN sso_not_invited");
    expect(await accounts(coming.identity.email ?? "")).toEqual([]);
    const open = await company({ createUsers: true, defaultRole: "member" });
    const newcomer = arrival(open, { name: null, givenName: "Given", familyName: "Family" });
    const who = await signedIn(await arrive(newcomer));
    expect(who).toMatchObject({ name: "Given Family" });
    const home = await callerOf(who).workspaces.get({ workspace: open.organization.workspace.id });
    expect(home).toMatchObject({ role: "member" });
    expect(who.actor.session?.proofs).toMatchObject([{ method: "sso", organization: open.organization.id }]);
    const rows = await sql(
      `select "action" from "audit_entries" where "actorId" = $1 and "organizationId" = $2 order by "action"`,
      who.id,
      open.organization.id,
    );
    expect(rows).toEqual([{ action: "identity.link" }, { action: "sso.admit" }]);
  });

  it("takes a seat, and leaves nothing where none is free", async () => {
    const at = await company({ createUsers: true });
    await sql('update "organizations" set "seatMaximum" = 1 where "id" = $1', at.organization.id);
    const coming = arrival(at);
    expect(await refusalOf(arrive(coming))).toBe("LIMIT seat_maximum");
    expect(await accounts(coming.identity.email ?? "")).toEqual([]);
  });

  it("is one account when they come ten times at once", async () => {
    const at = await company({ createUsers: true });
    const coming = arrival(at);
    const all = await Promise.all(Array.from({ length: 10 }, () => arrive(coming)));
    const ids = await Promise.all(all.map(async (admission) => (await signedIn(admission)).id));
    expect(new Set(ids).size).toBe(1);
    expect(await accounts(coming.identity.email ?? "")).toHaveLength(1);
  });
});

describe("a ticket", () => {
  it("of a connection that was switched off meanwhile is none", async () => {
    const at = await company({ createUsers: true });
    const admission = await arrive(arrival(at));
    await sql('update "identity_providers" set "active" = false where "id" = $1', at.connection.id);
    expect(await refusalOf(signedIn(admission))).toBe("FORBIDDEN sso_connection_off");
  });
});

describe("odd providers", () => {
  it("bring no half-made person: a named cause, or a person with a name", async () => {
    const at = await company({ createUsers: true });
    const causes = [
      [{ email: null }, "FORBIDDEN sso_email_missing"],
      [{ email: "no address" }, "FORBIDDEN sso_email_missing"],
      [{ email: "member-0001@elsewhere.example" }, "FORBIDDEN sso_domain"],
      [{ emailVerified: null }, "FORBIDDEN sso_email_unverified"],
    ] as const;
    const before = await sql('select count(*) as "n" from "users"');
    for (const [identity, cause] of causes) expect(await refusalOf(arrive(arrival(at, identity)))).toBe(cause);
    expect(await sql('select count(*) as "n" from "users"')).toEqual(before);
    const nameless = arrival(at, { email: `member.7@${at.domain}`, name: "\u202e" });
    expect(await signedIn(await arrive(nameless))).toMatchObject({ name: "member.7" });
  });

  it("bring nobody to whom no row gives a role, where the connection refuses those", async () => {
    const at = await company({ createUsers: true, syncRoles: true, withoutMatch: "refuse" });
    const coming = arrival(at, { groups: ["nobody knows"] });
    expect(await refusalOf(arrive(coming))).toBe("FORBIDDEN sso_no_role");
    expect(await accounts(coming.identity.email ?? "")).toEqual([]);
    expect(await sql('select "id" from "directory_groups" where "organizationId" = $1', at.organization.id)).toEqual(
      [],
    );
  });
});

describe("somebody known", () => {
  it("is refused while they are suspended, and comes back after a removal by an invitation alone", async () => {
    const at = await company({ createUsers: true });
    const coming = arrival(at);
    const who = await signedIn(await arrive(coming));
    const place = { organization: at.organization.id, user: who.id };
    await callerOf(at.owner).members.suspend(place);
    expect(await refusalOf(arrive(coming))).toBe("FORBIDDEN suspended");
    await callerOf(at.owner).members.resume(place);
    expect(await refusalOf(arrive(coming))).toBe("done");
    await callerOf(at.owner).members.removeFromOrganization(place);
    expect(await refusalOf(arrive(coming))).toBe("FORBIDDEN sso_not_member");
    await invitation(at.organization.workspace, at.owner, who.email, "viewer");
    expect((await signedIn(await arrive(coming))).id).toBe(who.id);
  });

  it("comes into the one project of an external invitation, and again", async () => {
    const at = await company();
    const who = await person({ email: `external-1@${at.domain}` });
    await collaborator(at.organization.workspace.project, who);
    await sql('update "users" set "passwordHash" = null where "id" = $1', who.id);
    const coming = arrival(at, { email: who.email });
    expect((await signedIn(await arrive(coming))).id).toBe(who.id);
    expect((await signedIn(await arrive(coming))).id).toBe(who.id);
  });

  it("is who was made before without any way in: the first trusted sign-in is theirs", async () => {
    const at = await company();
    const who = await person({ email: `made-before@${at.domain}` });
    await workspaceMember(at.organization.workspace, who);
    expect((await signedIn(await arrive(arrival(at, { email: who.email })))).id).toBe(who.id);
  });
});

it("makes a requirement stay that waits for a sign-in, with a row of its own, once", async () => {
  const at = await company({ createUsers: true });
  const coming = arrival(at);
  const who = await signedIn(await arrive(coming));
  const { id } = at.organization;
  await sql(
    `update "organizations" set "ssoRequiredAt" = now(), "ssoRollsBackAt" = now() + interval '1 minute' where "id" = $1`,
    id,
  );
  await signedIn(await arrive(coming));
  await signedIn(await arrive(coming));
  expect(await sql('select "ssoConfirmedAt" is not null as "stays" from "organizations" where "id" = $1', id)).toEqual([
    { stays: true },
  ]);
  const where = `"organizationId" = $1 and "action" = 'organization.confirm-sso'`;
  expect(await sql(`select "actorId" from "audit_entries" where ${where}`, id)).toEqual([{ actorId: who.id }]);
});

describe("the preview of a test", () => {
  it("says how somebody would come in, or why not, and makes nothing", async () => {
    const at = await company({ createUsers: true, defaultRole: "member" });
    const preview = (identity: Parameters<typeof arrival>[1]) =>
      previewAdmission(systemRequest("sign-in"), at.connection, arrival(at, identity).identity);
    expect(await preview({})).toMatchObject({
      way: "new",
      workspaces: [{ id: at.organization.workspace.id, role: "member" }],
    });
    expect(await preview({ email: "x@elsewhere.example" })).toMatchObject({ way: null, reason: "sso_domain" });
    const invited = `invited-1@${at.domain}`;
    await invitation(at.organization.workspace, at.owner, invited, "admin");
    expect(await preview({ email: invited })).toMatchObject({ way: "invitation", workspaces: [{ role: "admin" }] });
    expect(await sql('select "id" from "users" where "email" like $1', `%@${at.domain}`)).toEqual([]);
  });
});
