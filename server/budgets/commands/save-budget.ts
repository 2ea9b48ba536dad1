import "server-only";
import { unexpired } from "../../access/reach";
import type { OrganizationScope } from "../../access/scope";
import { actingOrganizationAuthority } from "../../access/standing/acting-authority";
import { audited, type TransactionDatabase } from "../../audit/audited";
import { AppError, notFound } from "../../errors";
import { newId } from "../../ids";
import { readMeters } from "../../meters/views/meters";
import {
  BUDGETS_AT_MOST,
  type BudgetScope,
  type BudgetView,
  type CreateBudgetInput,
  type UpdateBudgetInput,
} from "../schema";
import { amountOf, BUDGET_COLUMNS, toBudgetViews, type BudgetRow } from "../views/budget";
import { isInSight, seesAll } from "../views/sight";
import { readMeasures } from "../measuring/used";

interface Target {
  scopeId: string;
  workspaceId: string | null;
}

/** @throws NOT_FOUND (target) for what is not of this organization, or out of the caller's sight */
async function targetIn(
  tx: TransactionDatabase,
  scope: OrganizationScope,
  kind: BudgetScope,
  id = "",
): Promise<Target> {
  if (kind === "organization") return { scopeId: scope.organization.id, workspaceId: null };
  const select = { id: true, workspaceId: true } as const;
  if (kind === "user") {
    const row = await tx.organizationMember.findFirst({
      where: { userId: id, ...unexpired() },
      select: { userId: true },
    });
    if (row === null) throw new AppError("NOT_FOUND", "not_found", "target");
    return { scopeId: row.userId, workspaceId: null };
  }
  const all = seesAll(scope);
  const row =
    kind === "project"
      ? await tx.project.findFirst({ where: { id, deletedAt: null, ...(all ? {} : { visibility: "open" }) }, select })
      : await tx.serviceAccount.findFirst({ where: { id, ...(all ? {} : { projectId: null }) }, select });
  if (row === null) throw new AppError("NOT_FOUND", "not_found", "target");
  return { scopeId: row.id, workspaceId: row.workspaceId };
}

/** @throws INVALID not_in_organization (recipients) */
async function refuseStrangers(tx: TransactionDatabase, recipients: readonly string[]): Promise<void> {
  const known = await tx.organizationMember.count({ where: { userId: { in: [...recipients] }, ...unexpired() } });
  if (known < new Set(recipients).size) throw new AppError("INVALID", "not_in_organization", "recipients");
}

function fieldsOf(row: BudgetRow) {
  const { scope, scopeId, meter, hardStop, recipients } = row;
  return { scope, target: scopeId, meter, amount: amountOf(row), hardStop, recipients };
}

async function viewOf(scope: OrganizationScope, row: BudgetRow): Promise<BudgetView> {
  const [view] = await toBudgetViews(scope.db, await readMeasures(scope.db, scope.organization.id), [row]);
  if (view === undefined) throw notFound();
  return view;
}

const nameOf = ({ meter, scope }: { meter: string | null; scope: string }) => `${meter ?? "money"} of ${scope}`;

/**
 * @throws NOT_FOUND (target), INVALID meter_unknown (meter), not_in_organization (recipients), CONFLICT taken (meter)
 *   where there is a budget of the same already, LIMIT too_many
 */
export async function createBudget(scope: OrganizationScope, input: CreateBudgetInput): Promise<BudgetView> {
  const organizationId = scope.organization.id;
  const { meter, amount, hardStop, recipients } = input;
  const row = await audited(
    scope,
    "budget.create",
    async (tx) => {
      await actingOrganizationAuthority(tx, scope, "budget.create");
      const target = await targetIn(tx, scope, input.scope, input.target);
      const facts = meter === null ? null : (await readMeters(tx, organizationId)).get(meter);
      if (facts === undefined) throw new AppError("INVALID", "meter_unknown", "meter");
      await refuseStrangers(tx, recipients);
      const same = { scope: input.scope, scopeId: target.scopeId, meter };
      if ((await tx.budget.count({ where: same })) > 0) throw new AppError("CONFLICT", "taken", "meter");
      if ((await tx.budget.count()) >= BUDGETS_AT_MOST) throw new AppError("LIMIT", "too_many");
      const data = { id: newId("bdg"), organizationId, ...same, workspaceId: target.workspaceId, amount, hardStop };
      const made = await tx.budget.create({
        data: { ...data, recipients, createdById: scope.actor.id },
        select: BUDGET_COLUMNS,
      });
      return {
        value: made,
        entries: { target: { type: "budget", id: made.id, name: nameOf(made) }, after: fieldsOf(made) },
      };
    },
    { lock: { organization: organizationId } },
  );
  return viewOf(scope, row);
}

/** @throws NOT_FOUND, INVALID not_in_organization (recipients), invalid_value (amount) for a fraction of a minor unit */
export async function updateBudget(scope: OrganizationScope, input: UpdateBudgetInput): Promise<BudgetView> {
  const { budget: id, amount, hardStop, recipients } = input;
  const row = await audited(
    scope,
    "budget.update",
    async (tx) => {
      await actingOrganizationAuthority(tx, scope, "budget.update");
      const before = await tx.budget.findFirst({ where: { id }, select: BUDGET_COLUMNS });
      if (before === null || !(await isInSight(tx, scope, before))) throw notFound();
      if (before.meter === null && amount?.includes(".") === true) {
        throw new AppError("INVALID", "invalid_value", "amount", { detail: "must be whole minor units" });
      }
      if (recipients !== undefined) await refuseStrangers(tx, recipients);
      const data = {
        ...(amount === undefined ? {} : { amount }),
        ...(hardStop === undefined ? {} : { hardStop }),
        ...(recipients === undefined ? {} : { recipients }),
        updatedAt: new Date(),
      };
      const after = await tx.budget.update({ where: { id }, data, select: BUDGET_COLUMNS });
      return {
        value: after,
        entries: {
          target: { type: "budget", id, name: nameOf(after) },
          before: fieldsOf(before),
          after: fieldsOf(after),
        },
      };
    },
    { lock: { organization: scope.organization.id } },
  );
  return viewOf(scope, row);
}

/** @throws NOT_FOUND */
export async function removeBudget(
  scope: OrganizationScope,
  { budget: id }: { budget: string },
): Promise<{ id: string }> {
  return audited(
    scope,
    "budget.remove",
    async (tx) => {
      await actingOrganizationAuthority(tx, scope, "budget.remove");
      const row = await tx.budget.findFirst({ where: { id }, select: BUDGET_COLUMNS });
      if (row === null || !(await isInSight(tx, scope, row))) throw notFound();
      await tx.budget.deleteMany({ where: { id } });
      return { value: { id }, entries: { target: { type: "budget", id, name: nameOf(row) }, before: fieldsOf(row) } };
    },
    { lock: { organization: scope.organization.id } },
  );
}
