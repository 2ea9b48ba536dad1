import { expect, test } from "vitest";
import { authorizeOrganization } from "@/server/access/authorize";
import { audited } from "@/server/audit/audited";
import { seatsOf } from "@/server/db/hot/people/seats";
import { sql, useDatabase } from "@/server/testing/database";
import { collaborator, invitation, organizationMember, person, type Person } from "@/server/testing/factory";
import { requestInfo } from "@/server/testing/requests";
import { tenant, type Tenant } from "@/server/testing/tenant";
import { countSeats } from "./commands/admission/seats";

useDatabase();

const MOST = 1_000;

/** Seats as they are counted before one is taken. */
async function counted({ owner, organization }: Tenant): Promise<number> {
  const scope = await authorizeOrganization(owner.actor, requestInfo(), organization.id, "organization.rename");
  return audited(scope, "organization.rename", async (tx) => {
    const { free } = await countSeats(tx, organization.id);
    return { value: MOST - (free ?? 0), entries: [] };
  });
}

/** Seats as they are shown. */
async function shown({ organization }: Tenant): Promise<number> {
  const row = await seatsOf(organization.id);
  return (row?.people ?? 0) + (row?.external ?? 0) + (row?.invited ?? 0);
}

test("what is shown and what is counted is one number, whoever has ended, is suspended, asked or here twice", async () => {
  const of = await tenant();
  await sql('update "organizations" set "seatMaximum" = $2 where "id" = $1', of.organization.id, MOST);
  const change = (table: string, set: string) => (who: Person) =>
    sql(`update "${table}" set ${set} where "${table === "users" ? "id" : "userId"}" = $1`, who.id);
  const suspendAccount = change("users", '"suspendedAt" = now()');
  const suspendMembership = change("organization_members", '"suspendedAt" = now()');
  const endMembership = change("organization_members", `"expiresAt" = now() - interval '1 day'`);
  const endPart = change("collaborators", `"expiresAt" = now() - interval '1 day'`);
  const member = async (who: Person) => organizationMember(of.organization, who);
  const external = async (who: Person) => collaborator(of.project, who);
  const invited = async (who: Person) => {
    await invitation(of.workspace, of.owner, who.email);
  };
  const expired = async (who: Person) => {
    const { id } = await invitation(of.workspace, of.owner, who.email);
    await sql(`update "invitations" set "expiresAt" = now() - interval '1 day' where "id" = $1`, id);
  };
  // Asked first, since whoever is a member is added and not asked.
  const worlds: [string, number, ...((who: Person) => Promise<unknown>)[]][] = [
    ["a member", 1, member],
    ["a member who was asked", 1, invited, member],
    ["a suspended member", 0, member, suspendMembership],
    ["a suspended member who is asked", 1, invited, member, suspendMembership],
    ["a member whose account is suspended", 0, member, suspendAccount],
    ["a member whose account is suspended and who is asked", 1, invited, member, suspendAccount],
    ["an ended member", 0, member, endMembership],
    ["an ended member who is asked", 1, invited, member, endMembership],
    ["an ended and suspended member", 0, member, suspendMembership, endMembership, suspendAccount],
    ["a suspended member with a suspended account", 0, member, suspendMembership, suspendAccount],
    ["an external", 1, external],
    ["an external who is asked", 1, invited, external],
    ["an external whose part has ended", 0, external, endPart],
    ["an external whose account is suspended", 0, external, suspendAccount],
    ["an external who is asked, with a suspended account", 1, invited, external, suspendAccount],
    ["a member who came as an external", 1, external, member],
    ["an ended member who is external", 1, external, member, endMembership],
    ["a stranger who is asked", 1, invited],
    ["a stranger whose invitation has expired", 0, expired],
    ["a member with an expired invitation", 1, expired, member],
  ];
  for (const [name, takes, ...steps] of worlds) {
    const before = await counted(of);
    const who = await person();
    for (const step of steps) await step(who);
    expect([await counted(of), await shown(of)], name).toEqual([before + takes, before + takes]);
  }
});
