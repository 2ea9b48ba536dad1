import "server-only";
import { runStatement } from "../../statement";
import { live } from "../conditions";

/** What an organization asks of sessions beside a right: its own provider, a second factor. */
export interface Admittance {
  organizationId: string;
  /** Null: not a member. */
  organizationRole: string | null;
  ssoRequired: boolean;
  /** External collaborators come in by a second factor instead. */
  ssoAdmitsExternal: boolean;
  secondFactorRequired: boolean;
  /** An owner who comes in by password and second factor instead. */
  breakGlass: boolean;
  /** Its connections that are switched on, whose proofs count; null where nothing asks for one, or nobody looked. */
  connections: readonly string[] | null;
  /** What the owners say to whom they ask for the provider; null where they do not. */
  ssoMessage: string | null;
}

/** Ends by itself where nobody has come in by the provider in time. */
const SSO_REQUIRED = `(o."ssoRequiredAt" is not null and (o."ssoConfirmedAt" is not null or o."ssoRollsBackAt" > now()))`;

/** `o` is the organization, `om` the person's membership. */
export const ADMITTANCE_COLUMNS = `
  ${SSO_REQUIRED} as "ssoRequired", case when ${SSO_REQUIRED} then o."ssoMessage" end as "ssoMessage", o."ssoAdmitsExternal",
  o."requireSecondFactor" as "secondFactorRequired", case when ${SSO_REQUIRED} or o."requireSecondFactor" then array(
    select p."id" from "identity_providers" p where p."organizationId" = o."id" and p."active") end as "connections", coalesce(om."breakGlass", false) as "breakGlass"`;

const ASKING = `
  select o."id" as "organizationId", om."role" as "organizationRole", ${ADMITTANCE_COLUMNS}
  from "organizations" o
  left join "organization_members" om on om."organizationId" = o."id" and om."userId" = $1 and ${live("om")}
  where (o."ssoRequiredAt" is not null or o."requireSecondFactor") and (om."userId" is not null or exists (
    select 1 from "collaborators" c where c."organizationId" = o."id" and c."userId" = $1 and ${live("c")}))`;

/** The organizations of somebody's that ask something of sessions, of a member or of an external collaborator. */
export async function askingOrganizations(userId: string): Promise<Admittance[]> {
  return runStatement<Admittance>("asking-organizations", ASKING, [userId]);
}
