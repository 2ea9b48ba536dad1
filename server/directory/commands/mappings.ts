import "server-only";
import { organizationAuthority, workspaceAuthority, type Authority } from "../../access/rights/authority";
import { isOrganizationRole } from "../../access/rights/built-in-roles";
import type { OrganizationScope } from "../../access/scope";
import { actingOrganizationAuthority, refuseAbove } from "../../access/standing/acting-authority";
import { audited, type AuditDraft, type TransactionDatabase } from "../../audit/audited";
import { AppError, notFound } from "../../errors";
import { newId } from "../../ids";
import { refusePersonal } from "../../organizations/commands/refusals";
import { resolveWorkspaceRole } from "../../roles/commands/resolve-role";
import { readMappings } from "../queries";
import {
  MOST_MAPPINGS,
  type MappingFields,
  type MappingView,
  type MoveMappingInput,
  type UpdateMappingInput,
} from "../schema";
import { enqueueDirectorySync } from "./enqueue-sync";

function invalid(field: string): AppError {
  return new AppError("INVALID", "invalid_value", field);
}

type Columns = Pick<
  MappingRow,
  "identityProviderId" | "directoryGroupId" | "claimValue" | "target" | "workspaceId" | "groupId" | "role"
>;

interface MappingRow {
  identityProviderId: string | null;
  directoryGroupId: string | null;
  claimValue: string | null;
  target: string;
  workspaceId: string | null;
  groupId: string | null;
  role: string | null;
}

/** Whom the row is about: a directory group or a claim's value, exactly one. @throws INVALID */
async function subjectOf(tx: TransactionDatabase, organizationId: string, input: MappingFields) {
  const { identityProvider = null, directoryGroup, claimValue } = input;
  if ((directoryGroup === undefined) === (claimValue === undefined)) throw invalid("directoryGroup");
  const where = { organizationId };
  if (
    identityProvider !== null &&
    (await tx.identityProvider.count({ where: { ...where, id: identityProvider } })) === 0
  ) {
    throw invalid("identityProvider");
  }
  if (
    directoryGroup !== undefined &&
    (await tx.directoryGroup.count({ where: { ...where, id: directoryGroup } })) === 0
  ) {
    throw invalid("directoryGroup");
  }
  return {
    identityProviderId: identityProvider,
    directoryGroupId: directoryGroup ?? null,
    claimValue: claimValue ?? null,
  };
}

/** @throws INVALID (workspace) */
async function workspaceOf(tx: TransactionDatabase, organizationId: string, id: string | undefined): Promise<string> {
  const row = await tx.workspace.findFirst({ where: { organizationId, id: id ?? "", deletedAt: null } });
  if (row === null) throw invalid("workspace");
  return row.id;
}

/**
 * What the row gives, which is nothing that its maker could not give by hand.
 * @throws INVALID (workspace, group, role), FORBIDDEN rank_too_low, CONFLICT built_in_group
 */
async function targetOf(tx: TransactionDatabase, organizationId: string, acting: Authority, input: MappingFields) {
  const none = { workspaceId: null, groupId: null, role: null };
  const { target, role = "" } = input;
  if (target === "organization_role") {
    if (!isOrganizationRole(role)) throw invalid("role");
    refuseAbove(acting, organizationAuthority(role));
    return { ...none, target, role };
  }
  const workspaceId = await workspaceOf(tx, organizationId, input.workspace);
  if (target === "workspace_role") {
    const { authority } = await resolveWorkspaceRole(tx, role, workspaceId);
    refuseAbove(acting, authority);
    return { ...none, target, workspaceId, role };
  }
  const group = await tx.group.findFirst({
    where: { organizationId, workspaceId, id: input.group ?? "" },
    select: { id: true, kind: true },
  });
  if (group === null) throw invalid("group");
  if (group.kind === "users" || group.kind === "admins") throw new AppError("CONFLICT", "built_in_group", "group");
  if (group.kind === "queue_admins") refuseAbove(acting, workspaceAuthority("admin"));
  return { ...none, target, workspaceId, groupId: group.id };
}

async function columnsOf(
  tx: TransactionDatabase,
  organizationId: string,
  acting: Authority,
  input: MappingFields,
): Promise<Columns> {
  return { ...(await subjectOf(tx, organizationId, input)), ...(await targetOf(tx, organizationId, acting, input)) };
}

/** A row that gives more than the caller has is none of theirs to change. */
async function refuseAboveRow(tx: TransactionDatabase, organizationId: string, acting: Authority, id: string) {
  const row = await tx.directoryMapping.findFirst({ where: { organizationId, id } });
  if (row === null) throw notFound();
  if (row.role !== null && isOrganizationRole(row.role) && row.target === "organization_role") {
    refuseAbove(acting, organizationAuthority(row.role));
  }
  return row;
}

function fieldsOf({ identityProviderId, directoryGroupId, claimValue, target, workspaceId, groupId, role }: Columns) {
  return { identityProviderId, directoryGroupId, claimValue, target, workspaceId, groupId, role };
}

function targetRef(id: string, { claimValue, directoryGroupId }: Columns) {
  return { type: "directory_mapping", id, name: claimValue ?? directoryGroupId };
}

type MappingAction =
  "directory-mapping.create" | "directory-mapping.update" | "directory-mapping.move" | "directory-mapping.remove";

interface Changed<T> {
  value: T;
  entries: AuditDraft;
}

/** One change of the rows, after which whoever has something of a directory is brought into step by a job. */
async function change<T>(
  scope: OrganizationScope,
  action: MappingAction,
  work: (tx: TransactionDatabase, acting: Authority) => Promise<Changed<T>>,
): Promise<T> {
  refusePersonal(scope.organization);
  const { id } = scope.organization;
  return audited(
    scope,
    action,
    async (tx) => {
      const acting = await actingOrganizationAuthority(tx, scope, action);
      const changed = await work(tx, acting);
      await enqueueDirectorySync(tx, id);
      return changed;
    },
    { lock: { organization: id } },
  );
}

async function viewOf(tx: TransactionDatabase, organizationId: string, id: string): Promise<MappingView> {
  const view = (await readMappings(tx, organizationId)).find((row) => row.id === id);
  if (view === undefined) throw notFound();
  return view;
}

/**
 * Says what a directory group or a claim's value means here. The row stands last.
 * @throws INVALID, FORBIDDEN rank_too_low, CONFLICT built_in_group, LIMIT too_many
 */
export async function createMapping(scope: OrganizationScope, input: MappingFields): Promise<MappingView> {
  const organizationId = scope.organization.id;
  return change(scope, "directory-mapping.create", async (tx, acting) => {
    const columns = await columnsOf(tx, organizationId, acting, input);
    const last = await tx.directoryMapping.aggregate({
      where: { organizationId },
      _max: { position: true },
      _count: true,
    });
    if (last._count >= MOST_MAPPINGS) throw new AppError("LIMIT", "too_many");
    const id = newId("dmp");
    const position = (last._max.position ?? 0) + 1;
    await tx.directoryMapping.create({ data: { id, organizationId, position, ...columns } });
    return {
      value: await viewOf(tx, organizationId, id),
      entries: { target: targetRef(id, columns), after: fieldsOf(columns) },
    };
  });
}

/** Gives a row another subject or another meaning. @throws NOT_FOUND and as `createMapping` */
export async function updateMapping(scope: OrganizationScope, input: UpdateMappingInput): Promise<MappingView> {
  const organizationId = scope.organization.id;
  return change(scope, "directory-mapping.update", async (tx, acting) => {
    const { mapping: id } = input;
    const before = await refuseAboveRow(tx, organizationId, acting, id);
    const columns = await columnsOf(tx, organizationId, acting, input);
    await tx.directoryMapping.updateMany({ where: { organizationId, id }, data: columns });
    const entries = { target: targetRef(id, columns), before: fieldsOf(before), after: fieldsOf(columns) };
    return { value: await viewOf(tx, organizationId, id), entries };
  });
}

/** Puts a row elsewhere in the order. @throws NOT_FOUND, FORBIDDEN rank_too_low */
export async function moveMapping(
  scope: OrganizationScope,
  { mapping: id, position }: MoveMappingInput,
): Promise<{ items: MappingView[] }> {
  const organizationId = scope.organization.id;
  return change(scope, "directory-mapping.move", async (tx, acting) => {
    const row = await refuseAboveRow(tx, organizationId, acting, id);
    const ids = (await readMappings(tx, organizationId)).map((view) => view.id);
    const before = ids.indexOf(id) + 1;
    const others = ids.filter((other) => other !== id);
    const ordered = [...others.slice(0, position - 1), id, ...others.slice(position - 1)];
    for (const [index, other] of ordered.entries()) {
      await tx.directoryMapping.updateMany({ where: { organizationId, id: other }, data: { position: index + 1 } });
    }
    const entries = { target: targetRef(id, row), before: { position: before }, after: { position } };
    return { value: { items: await readMappings(tx, organizationId) }, entries };
  });
}

/** Takes a row away; what it gave goes with it. @throws NOT_FOUND, FORBIDDEN rank_too_low */
export async function removeMapping(scope: OrganizationScope, input: { mapping: string }): Promise<{ id: string }> {
  const organizationId = scope.organization.id;
  const { mapping: id } = input;
  return change(scope, "directory-mapping.remove", async (tx, acting) => {
    const row = await refuseAboveRow(tx, organizationId, acting, id);
    await tx.directoryMapping.deleteMany({ where: { organizationId, id } });
    return { value: { id }, entries: { target: targetRef(id, row), before: fieldsOf(row) } };
  });
}
