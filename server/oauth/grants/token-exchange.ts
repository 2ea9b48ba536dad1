import "server-only";
import { allowed } from "../../access/evaluate";
import { decisionLimits } from "../../access/limits/credential-scopes";
import type { Actor, RequestInfo, SystemScope } from "../../access/scope";
import { audited, type AuditDraft } from "../../audit/audited";
import { recordRefusal } from "../../audit/refusals";
import { heldBy, shownByToken } from "../../auth/credential";
import { impersonationByToken } from "../../db/hot/callers/callers";
import { isAppError } from "../../errors";
import { isId } from "../../ids";
import { issueAccessToken, readAccessToken, tokenAudience, type Claims } from "../access-token";
import { actorByClaims, impersonated, reachOf } from "../bearer";
import { OAuthError } from "../errors";
import { needed, type Form } from "../form";
import { narrowed } from "../scopes";
import type { Asked, Grant } from "./grant";

export const TOKEN_EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";

const ACCESS_TOKEN_TYPE = "urn:ietf:params:oauth:token-type:access_token";
const TOKEN_TYPES = [ACCESS_TOKEN_TYPE, "urn:ietf:params:oauth:token-type:jwt"];
const RESOURCE_TYPE = "urn:tenantry:params:oauth:token-type:resource";

interface Machine {
  claims: Claims;
  actor: Actor;
  place: { organizationId: string; workspaceId: string };
}

interface Job {
  id: string;
  name: string;
  projectId: string | null;
  ownerId: string;
}

/** @throws OAuthError invalid_request, invalid_target for a kind of token or an audience that is not ours */
function checkForm(form: Form): void {
  const is = (name: string, known: readonly string[], optional = false) => {
    const value = optional ? form.get(name) : needed(form, name);
    if (value !== undefined && !known.includes(value)) throw new OAuthError("invalid_request", `${name} is not known`);
  };
  is("subject_token_type", [RESOURCE_TYPE]);
  is("actor_token_type", TOKEN_TYPES);
  is("requested_token_type", TOKEN_TYPES, true);
  for (const name of ["audience", "resource"]) {
    const value = form.get(name);
    if (value !== undefined && value !== tokenAudience()) {
      throw new OAuthError("invalid_target", `${name} is not known`);
    }
  }
}

/** The service account behind `actor_token`: a token of its own, not one by which it acts as somebody already. */
async function machineOf({ form, client, request }: Asked): Promise<Machine> {
  const wrong = (why: string) => new OAuthError("invalid_request", `actor_token: ${why}`);
  const { claims, actor } = await actorOf(needed(form, "actor_token"), request, wrong);
  if (client.kind === "credential" && client.actor.id !== actor.id) throw wrong("is another client's");
  const { credential } = actor;
  if (actor.type !== "service_account" || claims.impersonation !== null) throw wrong("is not a service account's own");
  if (credential?.organizationId == null || credential.workspaceId === null) throw wrong("reaches no workspace");
  const { organizationId, workspaceId } = credential;
  return { claims, actor, place: { organizationId, workspaceId } };
}

async function actorOf(token: string, request: RequestInfo, wrong: (why: string) => OAuthError) {
  try {
    const claims = await readAccessToken(token);
    return { claims, actor: await actorByClaims(claims, request) };
  } catch (error) {
    if (isAppError(error) && (error.code === "UNAUTHENTICATED" || error.code === "FORBIDDEN")) {
      throw wrong(error.reason);
    }
    throw error;
  }
}

/** The job, where the service account sees it at all. @throws OAuthError invalid_target */
async function jobOf(scope: SystemScope, { actor, place }: Machine, id: string): Promise<Job> {
  const absent = new OAuthError("invalid_target", "not_found");
  if (!isId("res", id)) throw absent;
  const job = await scope.db.resource.findFirst({
    where: { id, type: "job", ...place },
    select: { id: true, name: true, projectId: true, ownerId: true },
  });
  if (job === null) throw absent;
  const asked = { actor: actor.id, permission: "read" as const, resource: { type: "job", id } };
  if (!(await allowed(place, asked, decisionLimits(actor)))) throw absent;
  return job;
}

/** One row says who began to act as whom, and for what. */
function draftOf({ actor, place }: Machine, job: Job, person: { id: string; name: string } | null): AuditDraft {
  const { id, name, credential } = actor;
  const who =
    person === null
      ? { type: "service_account" as const, id, name, credentialId: credential?.id ?? null }
      : { ...person, impersonator: { id, name }, credentialId: credential?.id ?? null };
  return {
    target: { type: "job", id: job.id, name: job.name },
    actor: who,
    place: { ...place, ...(job.projectId === null ? {} : { projectId: job.projectId }) },
  };
}

async function refuse(scope: SystemScope, machine: Machine, job: Job): Promise<never> {
  const reason = "impersonation_not_allowed";
  await recordRefusal(scope, "impersonation.begin", "refused", { ...draftOf(machine, job, null), reason });
  throw new OAuthError("access_denied", reason);
}

/**
 * A token by which a service account acts as the owner of a job, for as long as both sides and the job's owner stay as
 * they are (RFC 8693).
 * @throws OAuthError invalid_request, invalid_target, access_denied impersonation_not_allowed
 */
export const tokenExchangeGrant: Grant = async (asked) => {
  const { form, scope } = asked;
  checkForm(form);
  const machine = await machineOf(asked);
  const { claims } = machine;
  const job = await jobOf(scope, machine, needed(form, "subject_token"));
  const row = isId("usr", job.ownerId)
    ? await impersonationByToken(claims.grant, claims.id, job.ownerId, job.id)
    : undefined;
  if (row?.allowImpersonation !== true) return refuse(scope, machine, job);
  const actor = impersonated(row, heldBy(row, shownByToken(row, claims.secretVersion)));
  const entries = draftOf(machine, job, actor);
  await audited(scope, "impersonation.begin", () => Promise.resolve({ value: undefined, entries }));
  const { credential } = machine.actor;
  const scopes = narrowed(actor.credential?.scopes ?? null, credential?.scopes ?? null);
  const issued = await issueAccessToken(scope, {
    subject: actor.id,
    clientId: claims.clientId,
    grant: claims.grant,
    secretVersion: claims.secretVersion,
    scopes,
    endsAt: actor.credential?.expiresAt ?? null,
    ...(credential === null ? {} : { reach: reachOf(credential) }),
    impersonation: { by: machine.actor.id, resource: job.id },
  });
  return { ...issued, issued_token_type: ACCESS_TOKEN_TYPE };
};
