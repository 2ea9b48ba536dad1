import type { Cell, Row } from "@/app/_components/table/types";
import { urls } from "@/app/_lib/urls";
import { typesName, type TypeNames } from "@/app/_resources/type-names";
import { EFFECTIVE, STEPS } from "@/app/_sentences/access/decisions";
import { ROLES } from "@/app/_sentences/access/role-names";
import type { RightView } from "@/server/decisions/schema/rights";

/** Who looks at the rights, and where. */
interface RightsReader {
  workspace: string;
  types: TypeNames;
  /** They are the reader's own. */
  own: boolean;
  /** The reader sees the rules themselves. */
  rules: boolean;
}

function roleName(role: string | null): string {
  return ROLES[role ?? ""] ?? role ?? "";
}

export function targetCell(workspace: string, { project, resource }: RightView["target"]): Cell {
  if (resource !== null) {
    const link = { text: resource.name, href: urls.workspace.resource(workspace, resource.id) };
    return project === null ? link : { ...link, note: project.name };
  }
  if (project === null) return EFFECTIVE.allOpen;
  if (project.slug === null) return project.name;
  return { text: project.name, href: urls.project.resources(workspace, project.slug) };
}

/** The list of rules, narrowed to where this one is found. */
function rulesAt({ workspace }: RightsReader, { target, groups }: RightView): string {
  const { project, resource } = target;
  const place = resource === null ? { project: project?.id ?? undefined } : { resource: resource.id };
  return urls.workspace.accessRules(workspace, { ...place, group: groups[0]?.id });
}

/** A rule may name somebody in several ways at once: themself, groups of theirs, their role. */
function ruleCell(right: RightView, reader: RightsReader): Cell {
  const { direct, groups, role } = right;
  const [first, ...others] = groups;
  const link = reader.rules ? { href: rulesAt(reader, right) } : {};
  const also = role === null ? {} : { note: EFFECTIVE.byRole(roleName(role)) };
  if (direct) return { text: reader.own ? EFFECTIVE.directlyYou : EFFECTIVE.directly, ...link, ...also };
  if (first === undefined) return { text: EFFECTIVE.byRole(roleName(role)), ...link };
  if (others.length > 0) {
    return { text: EFFECTIVE.byGroups(groups.map(({ name }) => name).join(", ")), ...link, ...also };
  }
  return { text: first.name, href: urls.workspace.group(reader.workspace, first.id), note: EFFECTIVE.byGroup };
}

function sourceCell(right: RightView, reader: RightsReader): Cell {
  const { kind, role, customRole, target } = right;
  if (kind === "admin") return EFFECTIVE.byAdmin(roleName(role));
  if (kind === "custom_role") {
    return { text: EFFECTIVE.byCustomRole(customRole?.name ?? ""), href: urls.workspace.roles(reader.workspace) };
  }
  if (kind === "rule") return ruleCell(right, reader);
  const note = customRole?.name ?? ROLES[role ?? ""] ?? EFFECTIVE.mixed;
  const slug = target.project?.slug ?? null;
  const href = slug === null ? {} : { href: urls.project.collaborators(reader.workspace, slug) };
  return { text: EFFECTIVE.byCollaboration, note, ...href };
}

function typesCell({ gives }: RightView, types: TypeNames): Cell {
  const [first, ...others] = gives;
  if (first === undefined) return null;
  if (others.length === 0) return typesName(types, first.type);
  const details = gives.map(({ type, permission }) => [typesName(types, type), STEPS.gives[permission]] as const);
  return { text: EFFECTIVE.someTypes(gives.length), details };
}

function permissionText({ gives }: RightView): string | null {
  const kinds = [...new Set(gives.map(({ permission }) => permission))];
  const [only] = kinds;
  if (only === undefined) return null;
  return kinds.length === 1 ? STEPS.gives[only] : EFFECTIVE.mixed;
}

/** What gives somebody rights, as a row: quieter where it is changed elsewhere. */
export function rightRow(right: RightView, reader: RightsReader): Row {
  const { id, kind, target, expiresAt, direct } = right;
  const where = kind === "admin" ? EFFECTIVE.everything : targetCell(reader.workspace, target);
  const name = target.resource?.name ?? target.project?.name ?? EFFECTIVE.everything;
  return {
    id,
    name,
    cells: {
      where,
      types: typesCell(right, reader.types),
      permission: permissionText(right),
      source: sourceCell(right, reader),
      ends: expiresAt,
    },
    ghost: !direct,
  };
}
