import type { Cell, Row } from "@/app/_components/table/types";
import { urls } from "@/app/_lib/urls";
import { EFFECTIVE, STEPS } from "@/app/_sentences/access/decisions";
import type { HolderView } from "@/server/decisions/schema";
import type { PathView, StepView } from "@/server/decisions/schema/explain";

import { roleText, stepHref, stepText, type StepReader } from "./steps";

interface ListReader extends StepReader {
  /** Id of the resource or project that the list is about. */
  target: string;
}

type Steps = readonly StepView[];

function stepOf(steps: Steps, ...kinds: StepView["kind"][]): StepView | undefined {
  return steps.find(({ kind }) => kinds.includes(kind));
}

function linked(step: StepView, text: string, reader: StepReader): { text: string; href?: string } {
  const href = stepHref(step, reader);
  return href === undefined ? { text } : { text, href };
}

/** What gives it, in a word, with the way to where it is changed. */
function sourceCell(steps: Steps, reader: StepReader): Cell {
  const [group, rule] = [stepOf(steps, "group"), stepOf(steps, "rule")];
  const collaborator = stepOf(steps, "collaborator");
  const role = stepOf(steps, "workspace_role", "organization_role");
  if (group !== undefined) {
    return { ...linked(group, group.name ?? STEPS.unnamedGroup, reader), note: EFFECTIVE.byGroup };
  }
  if (collaborator !== undefined) {
    const project = stepOf(steps, "project");
    const note = roleText(collaborator);
    if (project?.id == null) return { text: EFFECTIVE.byCollaboration, note };
    return { text: EFFECTIVE.byCollaboration, note, href: urls.project.collaborators(reader.workspace, project.id) };
  }
  if (rule !== undefined) {
    const text = role === undefined ? EFFECTIVE.directly : EFFECTIVE.byRole(roleText(role));
    return linked(rule, text, reader);
  }
  if (role === undefined) return null;
  if (role.role === "custom") return EFFECTIVE.byCustomRole(roleText(role));
  const admin = role.role === "owner" || role.role === "admin";
  return admin
    ? EFFECTIVE.byAdmin(roleText(role))
    : { text: EFFECTIVE.byRole(roleText(role)), note: EFFECTIVE.openToAll };
}

/** The place whose grant it is: the first that stands behind what gives it. */
function placeOf(steps: Steps): StepView | undefined {
  const giving = steps.findLastIndex(({ kind }) =>
    ["rule", "collaborator", "workspace_role", "organization_role"].includes(kind),
  );
  return steps.slice(giving + 1).find(({ kind }) => ["workspace", "project", "resource"].includes(kind));
}

function placeCell(steps: Steps, reader: StepReader): Cell {
  const place = placeOf(steps);
  if (place === undefined) return EFFECTIVE.everything;
  const shared = stepOf(steps, "share") === undefined ? {} : { note: EFFECTIVE.byShare };
  return { ...linked(place, stepText(place, reader), reader), ...shared };
}

/** Given to this very person for this very thing; all else is changed somewhere else. */
function isDirect(steps: Steps, { target }: ListReader): boolean {
  const indirect = stepOf(steps, "group", "workspace_role", "organization_role", "share") !== undefined;
  return !indirect && placeOf(steps)?.id === target;
}

function personCell({ actor, sources }: HolderView, { workspace }: StepReader): Cell {
  const { type, id, name, email } = actor;
  const machine = type === "service_account";
  const builtIn = sources.some(({ steps }) =>
    steps.some(({ kind, source }) => kind === "actor" && source === "built_in"),
  );
  if (builtIn) return { text: name, note: EFFECTIVE.builtIn };
  const href = machine ? urls.workspace.serviceAccount(workspace, id) : urls.workspace.member(workspace, id);
  return { text: name, note: email ?? EFFECTIVE.machine, href };
}

function rowOf(holder: HolderView, { permission, expiresAt, steps }: PathView, index: number, reader: ListReader): Row {
  const { id, name } = holder.actor;
  return {
    id: `${id} ${String(index)}`,
    name,
    cells: {
      person: personCell(holder, reader),
      permission: STEPS.gives[permission],
      source: sourceCell(steps, reader),
      place: placeCell(steps, reader),
      ends: expiresAt,
    },
    ghost: !isDirect(steps, reader),
  };
}

/** One row for each way of each person: a right that is there twice is lost only when both end. */
export function holderRows(holders: readonly HolderView[], reader: ListReader): Row[] {
  return holders.flatMap((holder) => holder.sources.map((path, index) => rowOf(holder, path, index, reader)));
}
