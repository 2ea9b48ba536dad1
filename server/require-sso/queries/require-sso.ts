import "server-only";
import { unexpired } from "../../access/reach";
import type { OrganizationScope } from "../../access/scope";
import { notFound } from "../../errors";
import type { RequireSsoView } from "../schema";
import { stateOf, STATE_COLUMNS } from "../views/state";
import { missingSteps } from "./missing-steps";
import { readOwnerWays } from "./ways-in";

/** Whether single sign-on is required, what is missing for it, who is set apart, and whom it would meet. */
export async function getRequireSso(scope: OrganizationScope): Promise<RequireSsoView> {
  const { db, organization, actor } = scope;
  const row = await db.organization.findFirst({ select: STATE_COLUMNS });
  if (row === null) throw notFound();
  const state = stateOf(row);
  const members = unexpired();
  const identities = { some: { organizationId: organization.id } };
  const owners = await readOwnerWays(db, organization.id);
  return {
    state,
    requiredAt: state === "off" ? null : (row.ssoRequiredAt?.toISOString() ?? null),
    endsAt: state === "waiting" ? (row.ssoRollsBackAt?.toISOString() ?? null) : null,
    message: row.ssoMessage,
    admitsExternal: row.ssoAdmitsExternal,
    missing: await missingSteps(db, organization.id, actor.id),
    owners: owners.map(({ recoveryCodes: _, ...owner }) => owner),
    people: {
      members: await db.organizationMember.count({ where: members }),
      known: await db.organizationMember.count({ where: { ...members, user: { identities } } }),
      external: (await db.collaborator.groupBy({ by: ["userId"], where: { external: true, ...members } })).length,
    },
  };
}
