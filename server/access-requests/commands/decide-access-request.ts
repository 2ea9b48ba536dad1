import "server-only";
import { workspaceAuthority } from "../../access/rights/authority";
import type { WorkspaceScope } from "../../access/scope";
import { actingAuthority, refuseAbove } from "../../access/standing/acting-authority";
import { findWorkspaceStanding } from "../../access/standing/now";
import { audited, type AuditDraft, type TransactionDatabase } from "../../audit/audited";
import { AppError, notFound } from "../../errors";
import type { NotificationKind } from "../../notifications/kinds";
import { notify } from "../../notifications/notify";
import { DAY_MILLISECONDS } from "../../time";
import {
  requestsInSight,
  permissionOf,
  REQUEST_COLUMNS,
  RESOLVED,
  toRequestView,
  type RequestColumns,
} from "../queries/columns";
import {
  LONGEST_GRANT_DAYS,
  type AccessRequestView,
  type ApproveAccessRequestInput,
  type DeclineAccessRequestInput,
  type RequestPermission,
} from "../schema";
import { calledInWords } from "../target-in-words";
import { grantAsked } from "./grant-asked";

type Decision = "access-request.approve" | "access-request.decline";

/** Whoever decides gives away modify on anything of the workspace, so it takes all of an admin's rights. */
async function refuseDeciding(tx: TransactionDatabase, scope: WorkspaceScope, decision: Decision): Promise<void> {
  refuseAbove(await actingAuthority(tx, scope, decision), workspaceAuthority("admin"));
}

/**
 * Marks a request as decided; of several admins at once one decides. One that names nothing is nobody's to decide.
 * @throws NOT_FOUND, CONFLICT request_ended
 */
async function decide(
  tx: TransactionDatabase,
  scope: WorkspaceScope,
  id: string,
  data: { status: "approved" | "declined"; answer?: string },
): Promise<RequestColumns> {
  const decided = { ...data, decidedAt: new Date(), decidedById: scope.actor.id };
  const { count } = await tx.accessRequest.updateMany({
    where: { AND: [{ id, status: "pending" }, RESOLVED] },
    data: decided,
  });
  const row = await tx.accessRequest.findFirst({ where: { AND: [{ id }, RESOLVED] }, select: REQUEST_COLUMNS });
  if (row === null) throw notFound();
  if (count !== 1) throw new AppError("CONFLICT", "request_ended");
  return row;
}

interface Telling {
  kind: NotificationKind;
  /** Whether the asker sees what the request is about. */
  seen: boolean;
  data: Readonly<Record<string, string>>;
}

/** Where a notice leads, for whoever sees what the request is about. */
function addressOf({ project, resource }: RequestColumns, workspaceSlug: string): Readonly<Record<string, string>> {
  if (resource !== null) return { workspaceSlug, resource: resource.id };
  return project === null ? {} : { workspaceSlug, projectSlug: project.slug };
}

async function tell(tx: TransactionDatabase, scope: WorkspaceScope, row: RequestColumns, telling: Telling) {
  const { organization, workspace, actor } = scope;
  const { seen, kind } = telling;
  const address = seen ? addressOf(row, workspace.slug) : {};
  const data = { by: actor.name, what: calledInWords(row, seen), ...address, ...telling.data };
  const place = { organizationId: organization.id, workspaceId: workspace.id };
  await notify(tx, [{ userId: row.user.id, kind, ...place, data }]);
}

function placeOf({ organization, workspace }: WorkspaceScope, row: RequestColumns): NonNullable<AuditDraft["place"]> {
  const around = row.resource?.project?.id ?? row.project?.id;
  const place = { organizationId: organization.id, workspaceId: workspace.id };
  return { ...place, ...(around === undefined ? {} : { projectId: around }) };
}

function deciderOf({ actor }: WorkspaceScope): Map<string, string> {
  return new Map([[actor.id, actor.name]]);
}

/** @throws INVALID (expiresAt) for a day that has passed, or one more than a year away */
function endOf(given: string): Date {
  const end = new Date(given);
  const now = Date.now();
  if (end.getTime() <= now || end.getTime() > now + LONGEST_GRANT_DAYS * DAY_MILLISECONDS) {
    throw new AppError("INVALID", "invalid_value", "expiresAt");
  }
  return end;
}

/** Less may be granted than was asked for, never more. @throws INVALID (permission) */
function grantedPermission(row: RequestColumns, given: RequestPermission | undefined): RequestPermission {
  const asked = permissionOf(row.permission);
  if (asked === "read" && given === "modify") throw new AppError("INVALID", "invalid_value", "permission");
  return given ?? asked;
}

/** A rule gives something to people of the workspace alone. @throws CONFLICT asker_outside */
async function refuseOutsiders(tx: TransactionDatabase, scope: WorkspaceScope, userId: string): Promise<void> {
  const standing = await findWorkspaceStanding(tx, scope.workspace.id, userId);
  if (standing === null || standing.suspended) throw new AppError("CONFLICT", "asker_outside");
}

/**
 * Grants what was asked for, or less of it, as an ordinary access rule with an end.
 * @throws NOT_FOUND, CONFLICT request_ended, asker_outside, INVALID (expiresAt, permission), FORBIDDEN rank_too_low
 */
export async function approveAccessRequest(
  scope: WorkspaceScope,
  input: ApproveAccessRequestInput,
): Promise<AccessRequestView> {
  const expiresAt = endOf(input.expiresAt);
  return audited(
    scope,
    "access-request.approve",
    async (tx) => {
      await refuseDeciding(tx, scope, "access-request.approve");
      const row = await decide(tx, scope, input.request, { status: "approved" });
      await refuseOutsiders(tx, scope, row.user.id);
      const permission = grantedPermission(row, input.permission);
      const rule = await grantAsked(tx, scope, row, { permission, expiresAt });
      const granted = { ruleId: rule.id, grantedPermission: permission, grantedUntil: expiresAt };
      await tx.accessRequest.update({ where: { id: row.id }, data: granted });
      const until = expiresAt.toISOString();
      await tell(tx, scope, row, {
        kind: "access-request.approved",
        seen: true,
        data: { permission, until },
      });
      const target = { type: "access_request", id: row.id, name: row.user.name };
      const after = { status: "approved", permission, expiresAt: until, rule: rule.id };
      return {
        value: toRequestView({ ...row, ...granted }, true, deciderOf(scope)),
        entries: [{ target, before: { status: "pending" }, after, place: placeOf(scope, row) }, rule.entry],
      };
    },
    { lock: { organization: scope.organization.id } },
  );
}

/**
 * Sends who asked away; they may ask again.
 * @throws NOT_FOUND, CONFLICT request_ended, FORBIDDEN rank_too_low
 */
export async function declineAccessRequest(
  scope: WorkspaceScope,
  { request, reason }: DeclineAccessRequestInput,
): Promise<AccessRequestView> {
  return audited(
    scope,
    "access-request.decline",
    async (tx) => {
      await refuseDeciding(tx, scope, "access-request.decline");
      const answer = reason.trim();
      const row = await decide(tx, scope, request, { status: "declined", answer });
      const place = { organizationId: scope.organization.id, workspaceId: scope.workspace.id };
      // What is out of the asker's sight is spoken of as they named it.
      const seen = (await requestsInSight(place, row.user.id, [row], tx)).has(row.id);
      const permission = permissionOf(row.permission);
      await tell(tx, scope, row, { kind: "access-request.declined", seen, data: { permission, reason: answer } });
      const target = { type: "access_request", id: row.id, name: row.user.name };
      const after = { status: "declined", ...(answer === "" ? {} : { reason: answer }) };
      return {
        value: toRequestView(row, true, deciderOf(scope)),
        entries: { target, before: { status: "pending" }, after, place: placeOf(scope, row) },
      };
    },
    { lock: { organization: scope.organization.id } },
  );
}
