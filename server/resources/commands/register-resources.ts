import "server-only";
import type { WorkspaceScope } from "../../access/scope";
import { audited, type AuditDraft, type TransactionDatabase } from "../../audit/audited";
import { recorded } from "../../audit/recorded";
import { changeResources, stampUses } from "../../db/hot/resources/registered-resources";
import { isAppError } from "../../errors";
import { readHiddenArguments } from "../../preferences/views/preferences";
import { nameKey } from "../../text";
import { noteStorage } from "../../usage/commands/note-storage";
import { projectInSight } from "../queries/resources";
import type { RegisteredInput, RegisteredItem, RegisteredView, RegisterInProjectInput } from "../schema";
import { planRegistration, type Planned, type Step } from "./plan-registration";
import { recordRefused, refusalFields } from "./refused";
import { differences, withoutHidden } from "./resource-fields";
import { refuseClosedPlace } from "./standing-place";
import { withinStorage } from "./within-storage";

type Differences = ReturnType<typeof differences>;

function statusOf(step: Step, changed: Differences): "created" | "updated" | "unchanged" {
  if (step.before === null) return "created";
  return changed === null ? "unchanged" : "updated";
}

function changedBy({ before, after }: Step): Differences {
  return before === null ? null : differences(before, after);
}

function itemOf(one: Planned, externalId: string): RegisteredItem {
  if (isAppError(one)) return { id: null, externalId, ...refusalFields(one) };
  return { id: one.id, externalId, status: statusOf(one, changedBy(one)) };
}

async function create(tx: TransactionDatabase, scope: WorkspaceScope, steps: readonly Step[]): Promise<void> {
  const place = { organizationId: scope.organization.id, workspaceId: scope.workspace.id };
  await tx.resource.createMany({
    data: steps.map(({ id, projectId, item, after, used }) => ({
      ...after,
      ...place,
      id,
      projectId,
      type: item.type,
      externalId: item.externalId,
      nameKey: nameKey(after.name),
      sizeBytes: after.sizeBytes === null ? null : BigInt(after.sizeBytes),
      lastUsedAt: used,
    })),
  });
}

function fieldsOf({ id, after }: Step) {
  const sizeBytes = after.sizeBytes === null ? null : String(after.sizeBytes);
  return { ...after, id, nameKey: nameKey(after.name), sizeBytes };
}

async function stamp(tx: TransactionDatabase, scope: WorkspaceScope, steps: readonly Step[]): Promise<void> {
  const uses = steps.flatMap(({ id, used }) => (used === null ? [] : { id, at: used.toISOString() }));
  await stampUses(tx, scope.workspace.id, uses);
}

/** A row about a resource. One in a project is told to those alone who may know of the project. */
export function resourceEntry(
  scope: WorkspaceScope,
  { id, name, projectId }: { id: string; name: string; projectId: string | null },
  fields: Pick<AuditDraft, "before" | "after">,
): AuditDraft {
  const place = { organizationId: scope.organization.id, workspaceId: scope.workspace.id };
  return {
    target: { type: "resource", id, name },
    place: { ...place, ...(projectId === null ? {} : { projectId }) },
    ...fields,
  };
}

function entryOf(scope: WorkspaceScope, step: Step, hidden: readonly string[]): AuditDraft | [] {
  const { id, projectId, item, after } = step;
  const about = { id, name: after.name, projectId };
  if (step.before !== null) {
    const changed = changedBy(step);
    return changed === null ? [] : resourceEntry(scope, about, withoutHidden(changed, hidden));
  }
  const { name, sizeBytes, attributes, url, ownerId: owner, ownerName } = after;
  const { type, externalId } = item;
  const made = { after: { type, externalId, name, owner, ownerName, sizeBytes, attributes, url } };
  return resourceEntry(scope, about, withoutHidden(made, hidden));
}

function stepsOf(plan: readonly Planned[]): Step[] {
  return plan.flatMap((one) => (isAppError(one) ? [] : one));
}

/**
 * Uses alone are reported again and again and say nothing about rights: they wait for no lock and leave no audit row.
 * Null where something else changes too.
 */
async function stampUsesAlone(
  scope: WorkspaceScope,
  items: readonly RegisteredInput[],
  hidden: readonly string[],
): Promise<Planned[] | null> {
  if (!items.every(({ lastUsedAt }) => lastUsedAt !== undefined)) return null;
  return recorded(scope, "resource-use", async (tx) => {
    const plan = await planRegistration(tx, scope, items, hidden);
    const steps = stepsOf(plan);
    if (steps.some((step) => step.before === null || changedBy(step) !== null)) return null;
    await stamp(tx, scope, steps);
    return plan;
  });
}

async function write(
  scope: WorkspaceScope,
  items: readonly RegisteredInput[],
  hidden: readonly string[],
): Promise<Planned[]> {
  return audited(
    scope,
    "resource.register",
    async (tx) => {
      await refuseClosedPlace(tx, scope);
      const plan = await withinStorage(tx, scope, await planRegistration(tx, scope, items, hidden));
      const steps = stepsOf(plan);
      const fresh = steps.filter(({ before }) => before === null);
      const changed = steps.filter((step) => changedBy(step) !== null);
      await create(tx, scope, fresh);
      await changeResources(tx, scope.workspace.id, changed.map(fieldsOf));
      await stamp(
        tx,
        scope,
        steps.filter(({ before }) => before !== null),
      );
      return { value: plan, entries: steps.flatMap((step) => entryOf(scope, step, hidden)) };
    },
    { lock: { organization: scope.organization.id } },
  );
}

/**
 * Registers what platforms made, or changes what is registered under the same type and external id in the same place.
 * Each item is decided and answered for itself. Rights are looked up under the lock that every change of them takes.
 */
export async function registerResources(
  scope: WorkspaceScope,
  { resources }: { resources: readonly RegisteredInput[] },
): Promise<RegisteredView> {
  const hidden = await readHiddenArguments(scope.actor.id);
  const plan = (await stampUsesAlone(scope, resources, hidden)) ?? (await write(scope, resources, hidden));
  noteStorage(scope.organization.id);
  await recordRefused(
    scope,
    "resource.register",
    plan.flatMap((error) => (isAppError(error) ? { error, id: null } : [])),
  );
  return { items: plan.map((one, index) => itemOf(one, resources[index]?.externalId ?? "")) };
}

/**
 * The same for one project, which the call's address names.
 * @throws NOT_FOUND for one that is out of the caller's sight
 */
export async function registerInProject(
  scope: WorkspaceScope,
  { project, resources }: RegisterInProjectInput,
): Promise<RegisteredView> {
  const id = await projectInSight(scope, project);
  return registerResources(scope, { resources: resources.map((item) => ({ ...item, project: id })) });
}
