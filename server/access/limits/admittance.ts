import type { Admittance } from "../../db/hot/access/admittance";
import { AppError } from "../../errors";
import type { Actor, Proof } from "../scope";
import { provesSecondFactor } from "./proofs";

/** What somebody still has to prove before they come into an organization. */
export type Needed = "sso" | "second_factor";

/** What the caller has proved in person; null for access keys and service accounts, of whom nothing of it is asked. */
function proofsOf({ session, credential }: Actor): readonly Proof[] | null {
  if (session !== null) return session.proofs;
  return credential?.kind === "device" ? credential.proofs : null;
}

/** A proof by one of the organization's connections no longer counts once that is switched off or deleted. */
function holds({ method, organization, connection }: Proof, { organizationId, connections }: Admittance): boolean {
  if (method !== "sso" || organization !== organizationId) return true;
  return connections === null || connection === undefined || connections.includes(connection);
}

function neededForSso(proofs: readonly Proof[], place: Admittance): Needed | null {
  const { organizationId, organizationRole } = place;
  if (proofs.some(({ method, organization }) => method === "sso" && organization === organizationId)) return null;
  const twoOfTheirOwn = provesSecondFactor(proofs);
  if (organizationRole === null && place.ssoAdmitsExternal) return twoOfTheirOwn ? null : "second_factor";
  const password = proofs.some(({ method }) => method === "password");
  return organizationRole === "owner" && place.breakGlass && password && twoOfTheirOwn ? null : "sso";
}

/**
 * What the organization asks for beside a right, and the caller has not proved. Where it requires single sign-on, only a
 * proof of its own provider counts, for whoever has whatever address; owners who are set apart for that come in by
 * password and second factor, and external collaborators by a second factor where that is allowed.
 */
export function neededIn(actor: Actor, place: Admittance): Needed | null {
  const proofs = proofsOf(actor)?.filter((proof) => holds(proof, place));
  if (proofs === undefined) return null;
  if (place.ssoRequired) return neededForSso(proofs, place);
  return place.secondFactorRequired && !provesSecondFactor(proofs, place.organizationId) ? "second_factor" : null;
}

/** Of an organization, for who stands at its door. */
export const ADMITTANCE_FIELDS = {
  ssoRequiredAt: true,
  ssoConfirmedAt: true,
  ssoRollsBackAt: true,
  ssoAdmitsExternal: true,
  ssoMessage: true,
} as const;

interface AdmittanceFields {
  id: string;
  ssoRequiredAt: Date | null;
  ssoConfirmedAt: Date | null;
  ssoRollsBackAt: Date | null;
  ssoAdmitsExternal: boolean;
  ssoMessage: string;
}

/** Whether only the organization's provider leads in now; the statements of server/db/hot say the same. */
export function requiresSso(
  row: Pick<AdmittanceFields, "ssoRequiredAt" | "ssoConfirmedAt" | "ssoRollsBackAt">,
): boolean {
  const open = row.ssoRollsBackAt !== null && row.ssoRollsBackAt > new Date();
  return row.ssoRequiredAt !== null && (row.ssoConfirmedAt !== null || open);
}

/** For who comes in, as a member or for a project alone. */
export function admittanceAtTheDoor(row: AdmittanceFields, external: boolean): Admittance {
  return {
    organizationId: row.id,
    organizationRole: external ? null : "member",
    ssoRequired: requiresSso(row),
    ssoAdmitsExternal: row.ssoAdmitsExternal,
    // It is asked for at the first page: who comes in may set one up before.
    secondFactorRequired: false,
    breakGlass: false,
    connections: null,
    ssoMessage: row.ssoMessage,
  };
}

/** @throws FORBIDDEN sso_required with the owners' own words, second_factor_required */
export function refuseUnproved(
  actor: Actor,
  standing: Admittance,
  place: { organizationId: string; workspaceId?: string; projectId?: string },
): void {
  const needed = neededIn(actor, standing);
  if (needed === null) return;
  const { ssoMessage } = standing;
  const words = needed === "sso" && ssoMessage !== null && ssoMessage !== "" ? { detail: ssoMessage } : {};
  throw new AppError("FORBIDDEN", `${needed}_required`, undefined, { place, ...words });
}
