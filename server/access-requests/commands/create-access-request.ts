import "server-only";
import { check } from "../../access/evaluate";
import { decisionLimits } from "../../access/limits/credential-scopes";
import { unexpired, WORKSPACE_STANDS } from "../../access/reach";
import type { WorkspaceScope } from "../../access/scope";
import { actingAuthority, refuseMachines } from "../../access/standing/acting-authority";
import { audited, type TransactionDatabase } from "../../audit/audited";
import { AppError, notFound } from "../../errors";
import { newId } from "../../ids";
import { enqueue } from "../../jobs/queue";
import { refusePersonal } from "../../organizations/commands/refusals";
import { REQUEST_COLUMNS, toRequestView } from "../queries/columns";
import { countAsking } from "../rates";
import type { AccessRequestView, CreateAccessRequestInput } from "../schema";
import { ASKED_JOB } from "../tell-admins";
import { findTarget, namedTarget, type FoundTarget } from "./find-target";

/** A guest is one by a project of the workspace; everybody else by their place in it. */
async function refuseGone(tx: TransactionDatabase, scope: WorkspaceScope): Promise<void> {
  if (scope.inWorkspace) {
    await actingAuthority(tx, scope, "access-request.create");
    return;
  }
  const live = { userId: scope.actor.id, ...unexpired() };
  const place = { id: scope.workspace.id, ...WORKSPACE_STANDS };
  const stands = await tx.collaborator.count({ where: { ...live, project: { deletedAt: null, workspace: place } } });
  if (stands === 0) throw notFound();
}

/** A credential that is good for one project asks for nothing elsewhere, be it there or not. */
function refuseElsewhere({ actor }: WorkspaceScope, { around }: FoundTarget): void {
  const { project } = decisionLimits(actor);
  if (project !== null && around !== project) throw new AppError("FORBIDDEN", "credential_scope");
}

/** @throws INVALID (permission): whoever reads an application category modifies it */
function refuseReadingCategories({ permission, resource }: CreateAccessRequestInput): void {
  if ("type" in resource && resource.type === "application_category" && permission === "read") {
    throw new AppError("INVALID", "invalid_value", "permission");
  }
}

/** Whether the caller may do already what they ask for, and whether they see what they name. */
async function readSight(scope: WorkspaceScope, { permission, resource }: CreateAccessRequestInput) {
  const place = { workspaceId: scope.workspace.id, organizationId: scope.organization.id };
  const actor = scope.actor.id;
  const [held, seen] = await check(place, [
    { actor, permission, resource },
    { actor, permission: "read", resource },
  ]);
  if (held === true) throw new AppError("CONFLICT", "already_allowed");
  return seen === true;
}

async function make(
  tx: TransactionDatabase,
  scope: WorkspaceScope,
  { permission, resource, message }: CreateAccessRequestInput,
) {
  await refuseGone(tx, scope);
  const { organization, workspace, actor } = scope;
  const named = namedTarget(resource);
  const found = await findTarget(tx, workspace.id, resource);
  refuseElsewhere(scope, found);
  const same = { userId: actor.id, workspaceId: workspace.id, permission, ...named, status: "pending" };
  if ((await tx.accessRequest.count({ where: same })) > 0) throw new AppError("CONFLICT", "access_asked");
  const { around, projectId, resourceId } = found;
  const row = await tx.accessRequest.create({
    data: {
      id: newId("arq"),
      organizationId: organization.id,
      ...same,
      projectId,
      resourceId,
      message: message.trim(),
    },
    select: REQUEST_COLUMNS,
  });
  // Whether the name leads anywhere shows neither in the answer nor in its time: a job looks at that later.
  await enqueue(tx, ASKED_JOB, { request: row.id });
  return { row, named, around };
}

/**
 * Somebody asks for a right that they lack. What they name may be out of their sight: the answer is the same whether it
 * is there or not, and only where it is do admins learn of it.
 * @throws FORBIDDEN people_only, credential_scope, CONFLICT already_allowed,
 *   access_asked, personal_organization, LIMIT rate_limited
 */
export async function createAccessRequest(
  scope: WorkspaceScope,
  input: CreateAccessRequestInput,
): Promise<AccessRequestView> {
  refuseMachines(scope);
  refusePersonal(scope.organization);
  refuseReadingCategories(input);
  await countAsking(scope);
  const seen = await readSight(scope, input);
  const { organization, workspace } = scope;
  return audited(
    scope,
    "access-request.create",
    async (tx) => {
      const { row, named, around } = await make(tx, scope, input);
      const place = { organizationId: organization.id, workspaceId: workspace.id };
      return {
        value: toRequestView(row, seen, new Map()),
        entries: {
          target: { type: "access_request", id: row.id, name: null },
          after: { permission: input.permission, ...named },
          place: { ...place, ...(around === null ? {} : { projectId: around }) },
        },
      };
    },
    { lock: { organization: organization.id } },
  );
}
