import type { Cell, Row } from "@/app/_components/table/types";
import { formatBytes } from "@/app/_lib/format";
import { urls } from "@/app/_lib/urls";
import { RESOURCES } from "@/app/_sentences/access/resources";
import { mayChange, type ResourceView } from "@/server/resources/schema";

import { typeName, type TypeNames } from "./type-names";

interface Shown {
  workspace: string;
  types: TypeNames;
  locale: string;
}

/** Where it was made. Somebody who reaches it by a rule of its own sees the project's name, and no page of it. */
function projectCell(workspace: string, { project }: Pick<ResourceView, "project">): Cell {
  if (project === null) return RESOURCES.workspaceItself;
  if (project.slug === null) return project.name;
  return { text: project.name, href: urls.project.resources(workspace, project.slug) };
}

function placeCell(workspace: string, view: ResourceView): Cell {
  if (!view.shared || view.project === null) return projectCell(workspace, view);
  return { text: RESOURCES.sharedFrom(view.project.name), tone: "neutral" };
}

export function resourceRow(view: ResourceView, { workspace, types, locale }: Shown): Row {
  const { id, name, type, externalId, owner, sizeBytes, lastUsedAt } = view;
  return {
    id,
    name,
    cells: {
      name: { text: name, note: externalId, href: urls.workspace.resource(workspace, id) },
      type: typeName(types, type),
      project: placeCell(workspace, view),
      owner: owner.removed ? { text: owner.name, note: RESOURCES.ownerGone } : owner.name,
      size: sizeBytes === null ? null : formatBytes(sizeBytes, locale),
      used: lastUsedAt,
      id,
    },
    ...(mayChange(view) ? {} : { refused: { remove: RESOURCES.notYours }, selectable: false }),
  };
}
