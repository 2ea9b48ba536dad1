import { describe, expect, it } from "vitest";
import { sql, useDatabase } from "@/server/testing/database";
import { signInByPassword } from "@/server/auth/sign-in";
import { actorByToken } from "@/server/auth/session";
import { signInByTicket } from "@/server/auth/tickets";
import { hashToken } from "@/server/secrets/token";
import { connectIdentity } from "@/server/sso/admission/connect";
import { previewAdmission } from "@/server/sso/admission/preview";
import { arrival, arrive, callerFrom, company, signedIn, type Company } from "@/server/testing/sso/arrivals";
import { anonymousCaller, callerOf } from "@/server/testing/caller";
import { identityOf } from "@/server/testing/sso/connections";
import {
  invitation,
  organization,
  organizationMember,
  person,
  project,
  workspaceMember,
  type Person,
} from "@/server/testing/factory";
import { credential } from "@/server/testing/factories/machines";
import { refusalOf } from "@/server/testing/refusal";
import { requestInfo, systemRequest } from "@/server/testing/requests";
import { next } from "@/server/testing/rows";
import { startedSession } from "@/server/testing/sign-in/sessions";

useDatabase();

const PASSWORD = "an-unusual-but-fixed-passphrase";
const BROWSER = "b".repeat(43);

const identities = (who: Person) => sql('select "subject" from "user_identities" where "userId" = $1', who.id);

/** A member of the company with a password and a verified address in its domain. */
async function colleague(at: Company): Promise<Person> {
  const who = await person({ email: `colleague-${next()}@${at.domain}` });
  // Some password: nobody tries it here, and hashing one takes its time.
  await sql('update "users" set "passwordHash" = $2 where "id" = $1', who.id, "scrypt$");
  await workspaceMember(at.organization.workspace, who);
  return who;
}

const comingAs = (at: Company, who: Person) =>
  arrival(at, { email: who.email }, { browserHash: hashToken(BROWSER), next: "/account/profile" });

describe("5: a provider asserts somebody else's address", () => {
  it("is believed for a verified one alone, and never gives a session of the account that has it", async () => {
    const at = await company({ createUsers: true });
    const victim = await colleague(at);
    for (const emailVerified of [false, null]) {
      const coming = arrival(at, { email: victim.email, emailVerified });
      expect(await refusalOf(arrive(coming))).toBe("FORBIDDEN sso_email_unverified");
    }
    expect((await arrive(arrival(at, { email: victim.email }))).kind).toBe("link");
    expect(await identities(victim)).toEqual([]);
    const [row] = await sql(
      `select "actorId", "reason" from "audit_entries" where "action" = 'identity.propose' and "targetId" = $1`,
      victim.id,
    );
    expect(row).toEqual({ actorId: null, reason: "account_exists" });
  });

  it("waits for that account's own sign-in, in the browser that came, and is confirmed once", async () => {
    const at = await company();
    const victim = await colleague(at);
    const admission = await arrive(comingAs(at, victim));
    const token = admission.kind === "link" ? admission.token : "";
    const other = await colleague(at);
    const tries = [
      [victim, undefined, token],
      [victim, "c".repeat(43), token],
      [other, BROWSER, token],
      [victim, BROWSER, "guessed"],
    ] as const;
    for (const [who, browser, shown] of tries) {
      expect(await refusalOf(callerFrom(who, browser).identities.link({ token: shown }))).toBe("NOT_FOUND not_found");
    }
    expect(await refusalOf(callerFrom(null, BROWSER).identities.link({ token }))).toMatch(/^UNAUTHENTICATED/);
    expect(await callerFrom(null, BROWSER).identities.openLink({ token })).toMatchObject({ match: "signed_out" });
    expect(await callerFrom(other, BROWSER).identities.openLink({ token })).not.toHaveProperty("email");
    expect(await identities(victim)).toEqual([]);
    const both = await Promise.all([1, 2].map(() => refusalOf(callerFrom(victim, BROWSER).identities.link({ token }))));
    expect(both.filter((each) => each === "done")).toHaveLength(1);
    expect(await identities(victim)).toHaveLength(1);
    expect((await arrive(comingAs(at, victim))).kind).toBe("link");
  });

  it("adds the proof to the confirming session, whose id and cookie change", async () => {
    const at = await company();
    const victim = await colleague(at);
    const proofs = [{ method: "password" as const, at: new Date().toISOString() }];
    const cookie = await startedSession(victim, proofs);
    const actor = await actorByToken(cookie, requestInfo());
    if (actor === null) throw new Error("no session");
    const admission = await arrive(comingAs(at, victim));
    const token = admission.kind === "link" ? admission.token : "";
    const linked = await callerFrom({ ...victim, actor }, BROWSER).identities.link({ token });
    expect(linked.next).toBe("/account/profile");
    const session = await signInByTicket(systemRequest("sign-in"), linked.ticket, cookie);
    const now = await actorByToken(session.token, requestInfo());
    expect(now?.session?.proofs.map(({ method }) => method)).toEqual(["password", "sso"]);
    expect(now?.session?.id).not.toBe(actor.session?.id);
    expect(await actorByToken(cookie, requestInfo())).toBeNull();
  });
});

describe("6: a tenant's connection asserts somebody of another tenant", () => {
  it("is refused for whoever has an address that the tenant has not proved, also where the subject is another's", async () => {
    const [mine, theirs] = [await company({ createUsers: true }), await company()];
    const victim = await colleague(theirs);
    await identityOf(victim, theirs.connection, theirs.organization, "the subject");
    const coming = arrival(mine, { email: victim.email, subject: "the subject" });
    expect(await refusalOf(arrive(coming))).toBe("FORBIDDEN sso_domain");
    await sql('update "domains" set "verifiedAt" = null where "organizationId" = $1', mine.organization.id);
    expect(await refusalOf(arrive(arrival(mine)))).toBe("FORBIDDEN sso_domain");
    expect(await identities(victim)).toHaveLength(1);
  });
});

describe("7: somebody has signed up with the victim's address before", () => {
  it("loses it with every way in, and the victim has a clean account", async () => {
    const at = await company({ createUsers: true });
    const attacker = await person({ email: `victim@${at.domain}`, verified: false, password: PASSWORD });
    const proofs = [{ method: "password" as const, at: new Date().toISOString() }];
    const token = await startedSession(attacker, proofs);
    const key = await credential(attacker, (await organization(attacker)).workspace);
    const admission = await arrive(arrival(at, { email: attacker.email }));
    expect(admission.kind).toBe("ticket");
    const victim = await signedIn(admission);
    expect(victim.id).not.toBe(attacker.id);
    expect(victim.email).toBe(attacker.email);
    expect(await actorByToken(token, requestInfo())).toBeNull();
    expect(await sql('select 1 from "sessions" where "userId" = $1 and "endedAt" is null', attacker.id)).toEqual([]);
    expect(await refusalOf(signInByPassword(systemRequest("sign-in"), victim.email, PASSWORD))).toBe(
      "UNAUTHENTICATED password_wrong",
    );
    expect(await sql('select "revokedReason" from "credentials" where "id" = $1', key.id)).toEqual([
      { revokedReason: "account_removed" },
    ]);
    expect(await sql('select "passwordHash" from "users" where "id" = $1', attacker.id)).toEqual([
      { passwordHash: null },
    ]);
  });

  it("keeps it where others would lose the only owner of an organization, which has an owner afterwards in any case", async () => {
    const at = await company({ createUsers: true });
    const founder = await person({ email: `founder-${next()}@${at.domain}`, verified: false });
    const place = await organization(founder);
    const second = await person();
    await workspaceMember(place.workspace, second, "admin");
    const coming = arrival(at, { email: founder.email });
    expect(await refusalOf(arrive(coming))).toBe("CONFLICT sso_address_unproved");
    const preview = await previewAdmission(systemRequest("sign-in"), coming.connection, coming.identity);
    expect(preview).toMatchObject({ way: null, reason: "sso_address_unproved" });
    expect(await sql('select "email" from "users" where "id" = $1', founder.id)).toEqual([{ email: founder.email }]);
    await organizationMember(place, second, "owner");
    expect((await arrive(arrival(at, { email: founder.email }))).kind).toBe("ticket");
    expect(await refusalOf(callerOf(second).members.leaveOrganization({ organization: place.id }))).toBe(
      "CONFLICT last_owner",
    );
  });

  it("keeps it while the victim is not let in", async () => {
    const at = await company();
    const first = await person({ email: `early@${at.domain}`, verified: false });
    expect(await refusalOf(arrive(arrival(at, { email: first.email })))).toBe("FORBIDDEN sso_not_invited");
    const kept = await sql('select "email" from "users" where "id" = $1', first.id);
    expect(kept).toEqual([{ email: first.email }]);
  });
});

describe("9: an account whose address somebody vouched for", () => {
  it("is never linked, and loses nothing: whoever comes by the provider waits until it is proved or gone", async () => {
    const at = await company({ createUsers: true });
    const vouched = await person({ email: `vouched@${at.domain}`, verified: false });
    const { token } = await invitation(at.organization.workspace, at.owner, vouched.email);
    await callerOf(vouched).invitations.accept({ token });
    const rows = await sql('select "vouchedById" from "organization_members" where "userId" = $1', vouched.id);
    expect(rows).toContainEqual({ vouchedById: at.owner.id });
    const coming = arrival(at, { email: vouched.email });
    expect(await refusalOf(arrive(coming))).toBe("CONFLICT sso_address_unproved");
    expect(await identities(vouched)).toEqual([]);
    const there = await sql('select "email" from "users" where "id" = $1', vouched.id);
    expect(there).toEqual([{ email: vouched.email }]);
    await callerOf(at.owner).members.removeFromOrganization({ organization: at.organization.id, user: vouched.id });
    expect(await refusalOf(arrive(coming))).toBe("FORBIDDEN sso_not_member");
    await invitation(at.organization.workspace, at.owner, vouched.email);
    expect((await signedIn(await arrive(coming))).id).not.toBe(vouched.id);
  });

  it("keeps its one project too, where it is somebody's from outside and in no list of members", async () => {
    const at = await company({ createUsers: true });
    const made = await project(at.organization.workspace, at.owner);
    const guest = await person({ email: `guest@${at.domain}`, verified: false });
    const place = { workspace: made.workspaceId, project: made.id };
    const asked = { ...place, email: guest.email, external: true };
    const { link = "" } = await callerOf(at.owner).collaborators.add(asked);
    await callerOf(guest).invitations.accept({ token: new URL(link).pathname.split("/").at(-1) ?? "" });
    const rows = () =>
      sql(
        'select "vouchedById", "external" from "collaborators" where "projectId" = $1 and "userId" = $2',
        made.id,
        guest.id,
      );
    expect(await rows()).toEqual([{ vouchedById: at.owner.id, external: true }]);
    const coming = arrival(at, { email: guest.email });
    const shown = await previewAdmission(systemRequest("sign-in"), at.connection, coming.identity);
    expect(shown).toMatchObject({ way: null, reason: "sso_address_unproved" });
    expect(await refusalOf(arrive(coming))).toBe("CONFLICT sso_address_unproved");
    expect(await identities(guest)).toEqual([]);
    expect(await rows()).toHaveLength(1);
    const there = await sql('select "email" from "users" where "id" = $1', guest.id);
    expect(there).toEqual([{ email: guest.email }]);
  });
});

describe("8: a way that somebody signed in has begun", () => {
  it("connects nobody's identity with another account", async () => {
    const at = await company({ createUsers: true });
    const owner = await signedIn(await arrive(arrival(at, { subject: "taken" })));
    const other = await colleague(at);
    const coming = arrival(at, { subject: "taken", email: owner.email });
    const sessionId = other.actor.session?.id ?? "";
    const way = { ...coming, userId: other.id, sessionId };
    expect(await refusalOf(connectIdentity(systemRequest("sign-in"), way))).toBe("CONFLICT sso_identity_taken");
    const stranger = await person();
    const theirs = { ...arrival(at), userId: stranger.id, sessionId: stranger.actor.session?.id ?? "" };
    expect(await refusalOf(connectIdentity(systemRequest("sign-in"), theirs))).toBe("FORBIDDEN sso_not_member");
    expect([...(await identities(other)), ...(await identities(stranger))]).toEqual([]);
  });
});

describe("26: whoever asks which connection an address leads to", () => {
  it("gets the same answer for an account and for none, by the domain alone", async () => {
    const at = await company();
    const who = await colleague(at);
    const { signIn } = anonymousCaller();
    const known = await signIn.discover({ email: who.email });
    expect(known).toEqual(await signIn.discover({ email: `nobody-here@${at.domain.toUpperCase()}` }));
    expect(known.entrance?.connections).toMatchObject([{ id: at.connection.id }]);
    expect(await signIn.discover({ email: (await person()).email })).toEqual({ entrance: null });
    expect(await signIn.discover({ email: "nobody@example.com" })).toEqual({ entrance: null });
    await sql('update "domains" set "verifiedAt" = null where "domain" = $1', at.domain);
    expect(await signIn.discover({ email: who.email })).toEqual({ entrance: null });
  });

  it("sees an organization's page only where it has a connection switched on", async () => {
    const [at, without] = [await company(), await company()];
    await sql('update "identity_providers" set "active" = false where "organizationId" = $1', without.organization.id);
    const { signIn } = anonymousCaller();
    const page = await signIn.organization({ organization: at.organization.slug.toUpperCase() });
    expect(page).toMatchObject({ organization: { name: at.organization.name }, required: false, message: "" });
    for (const organization of [without.organization.slug, "nobody"]) {
      expect(await refusalOf(signIn.organization({ organization }))).toBe("NOT_FOUND not_found");
    }
  });
});
