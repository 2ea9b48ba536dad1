import { describe, expect, it } from "vitest";
import { findConnection } from "@/server/sso/connections";
import { arrival, arrive, company, signedIn, type Company } from "@/server/testing/sso/arrivals";
import { anonymousCaller, callerOf } from "@/server/testing/caller";
import { identityOf, oidcConnection } from "@/server/testing/sso/connections";
import { sql, useDatabase } from "@/server/testing/database";
import {
  collaborator,
  invitation,
  organization,
  organizationMember,
  person,
  project,
  type Person,
} from "@/server/testing/factory";
import { provedBy } from "@/server/testing/sign-in/proofs";
import { refusalOf } from "@/server/testing/refusal";
import { systemRequest } from "@/server/testing/requests";
import { withApp } from "@/server/testing/sign-in/second-factors";

useDatabase();

const identities = (who: Person) => sql('select "subject" from "user_identities" where "userId" = $1', who.id);

/** A member who came in by the company's provider and has no other way in. */
const newcomer = async (at: Company): Promise<Person> => signedIn(await arrive(arrival(at)));

/** The admin takes the connection away, and puts one in its place whose provider is their own. */
async function ownProvider(at: Company, admin: Person): Promise<Company> {
  const { id, displayName } = at.connection;
  const { identityProviders } = callerOf(admin);
  await identityProviders.remove({ organization: at.organization.id, identityProvider: id, displayName });
  const made = await oidcConnection(admin, at.organization, { issuer: "https://evil.example", createUsers: true });
  const connection = await findConnection(systemRequest("sign-in"), made.id);
  if (connection === null) throw new Error("no connection");
  return { ...at, connection };
}

describe("6: an admin puts a provider of their own in the place of the organization's", () => {
  it("comes in as no operator, no owner and nobody who is somebody elsewhere", async () => {
    const at = await company({ createUsers: true });
    const admin = await person();
    await organizationMember(at.organization, admin, "admin");
    const [operator, second, elsewhere, outside, plain] = [
      await newcomer(at),
      await newcomer(at),
      await newcomer(at),
      await newcomer(at),
      await newcomer(at),
    ];
    await sql('update "users" set "operator" = true where "id" = $1', operator.id);
    await sql(
      'update "organization_members" set "role" = \'owner\' where "userId" = $1 and "organizationId" = $2',
      second.id,
      at.organization.id,
    );
    const stranger = await person();
    const other = await organization(stranger);
    await organizationMember(other, elsewhere);
    await collaborator(await project(other.workspace, stranger), outside);
    const evil = await ownProvider(at, admin);
    for (const victim of [operator, second, elsewhere, outside]) {
      expect(await refusalOf(arrive(arrival(evil, { email: victim.email })))).toBe("CONFLICT sso_address_unproved");
      expect(await identities(victim)).toEqual([]);
    }
    expect((await signedIn(await arrive(arrival(evil, { email: plain.email })))).id).toBe(plain.id);
  });
});

describe("14: a row makes owners of whoever is in a group", () => {
  it("lets no admin say who is in it, by a token or a connection of their own", async () => {
    const at = await company();
    const admin = await person();
    await organizationMember(at.organization, admin, "admin");
    const here = { organization: at.organization.id };
    const row = { claimValue: "owners", target: "organization_role", role: "owner" } as const;
    const of = { ...here, identityProvider: at.connection.id };
    const turnOn = (who: Person) => refusalOf(callerOf(who).identityProviders.update({ ...of, syncRoles: true }));
    await callerOf(at.owner).directoryMappings.create({ ...here, ...row });
    expect(await refusalOf(callerOf(admin).provisioning.createToken({ ...here, label: "Mine" }))).toBe(
      "FORBIDDEN rank_too_low",
    );
    expect(await refusalOf(oidcConnection(admin, at.organization, { syncRoles: true }))).toBe("FORBIDDEN rank_too_low");
    expect(await turnOn(admin)).toBe("FORBIDDEN rank_too_low");
    expect(await turnOn(at.owner)).toBe("done");
    for (const change of [{ issuer: "https://evil.example" }, { claims: { groups: "nickname" } }]) {
      const changed = callerOf(admin).identityProviders.update({ ...of, ...change });
      expect(await refusalOf(changed)).toBe("FORBIDDEN rank_too_low");
    }
    expect(await refusalOf(callerOf(admin).identityProviders.update({ ...of, createUsers: true }))).toBe("done");
    expect(await refusalOf(callerOf(admin).identityProviders.deactivate(of))).toBe("done");
  });
});

describe("28: somebody has left the organization of a provider", () => {
  it("is known to it no more, also where it invites them", async () => {
    const at = await company({ createUsers: true });
    const victim = await person({ email: "victim@elsewhere.example" });
    await organizationMember(at.organization, victim);
    await identityOf(victim, at.connection, at.organization, "the victim");
    await callerOf(at.owner).members.removeFromOrganization({ organization: at.organization.id, user: victim.id });
    expect(await identities(victim)).toEqual([]);
    await invitation(at.organization.workspace, at.owner, victim.email);
    const coming = arrival(at, { subject: "the victim", email: victim.email });
    expect(await refusalOf(arrive(coming))).toBe("FORBIDDEN sso_domain");
  });
});

describe("29: whoever runs a provider that knows somebody signs in as them", () => {
  it("changes no factor of theirs without one, and has no password to confirm by where there is none", async () => {
    const at = await company({ createUsers: true });
    const who = await newcomer(at);
    expect(await refusalOf(callerOf(who).sessions.confirm({ password: "none" }))).toBe(
      "FORBIDDEN password_wrong (password)",
    );
    const { code } = await withApp(who);
    const { secondFactors } = callerOf(who);
    for (const change of [
      () => secondFactors.removeTotp(),
      () => secondFactors.beginPasskey(),
      () => secondFactors.renewRecoveryCodes(),
    ]) {
      expect(await refusalOf(change())).toBe("FORBIDDEN fresh_sign_in_required");
    }
    expect(await refusalOf(callerOf(who).sessions.confirm({ code: await code() }))).toBe("done");
    const proved = provedBy(who, { method: "sso" }, { method: "totp" });
    expect(await refusalOf(callerOf(proved).secondFactors.removeTotp())).toBe("done");
  });
});

describe("42: an organization's slug is almost another's", () => {
  it("puts no button of its own on the other's page", async () => {
    const [theirs, mine] = [await person(), await person()];
    await organization(theirs, { slug: "acme_corp" });
    await oidcConnection(mine, await organization(mine, { slug: "Acme-Corp" }));
    const { signIn } = anonymousCaller();
    expect(await signIn.organization({ organization: "acme-corp" })).toMatchObject({
      organization: { slug: "Acme-Corp" },
    });
    for (const named of ["acme_corp", "acme%"]) {
      expect(await refusalOf(signIn.organization({ organization: named }))).toBe("NOT_FOUND not_found");
    }
  });
});
