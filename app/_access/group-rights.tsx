import "server-only";

import { LinkButton } from "@/app/_components/link-button";
import { Section } from "@/app/_components/page/section";
import type { Row } from "@/app/_components/table/types";
import { exportLinks } from "@/app/_lib/list/export-links";
import { listAddress, listInput, type Query } from "@/app/_lib/list/list-query";
import { readClock } from "@/app/_lib/time/clock";
import { OPEN_CREATE, urls } from "@/app/_lib/urls";
import { readTypes } from "@/app/_resources/read-types";
import { typesName, type TypeNames } from "@/app/_resources/type-names";
import { EFFECTIVE, STEPS } from "@/app/_sentences/access/decisions";
import { ROLES } from "@/app/_sentences/access/role-names";
import type { RuleView } from "@/server/access-rules/schema";
import { caller } from "@/server/api/caller";
import type { GroupView } from "@/server/groups/schema";

import { targetCell } from "./right-row";
import { RightsTable } from "./rights-table";

interface GroupRightsProps {
  /** Slug. */
  workspace: string;
  group: GroupView;
  mayAdd: boolean;
  query: Query;
}

function ruleRow(workspace: string, group: string, rule: RuleView, types: TypeNames): Row {
  const { id, resourceType, permission, target, expiresAt } = rule;
  const place = target.resource === null ? { project: target.project?.id } : { resource: target.resource.id };
  return {
    id,
    name: target.resource?.name ?? target.project?.name ?? EFFECTIVE.allOpen,
    cells: {
      where: targetCell(workspace, target),
      types: typesName(types, resourceType),
      permission: STEPS.gives[permission],
      source: { text: EFFECTIVE.byRule, href: urls.workspace.accessRules(workspace, { ...place, group }) },
      ends: expiresAt,
    },
  };
}

/** What the members of a built-in group have beside its rules, by being what they are. */
function builtIn({ id, kind }: GroupView): Row[] {
  if (kind !== "admins") return [];
  const cells = {
    where: EFFECTIVE.everything,
    types: typesName({}, "*"),
    permission: STEPS.gives.modify,
    source: EFFECTIVE.byAdmin(ROLES.admin ?? ""),
    ends: null,
  };
  return [{ id, name: EFFECTIVE.everything, cells, ghost: true }];
}

/** What everybody in a group has by it. */
export async function groupRights({ workspace, group, mayAdd, query }: GroupRightsProps) {
  const { accessRules } = await caller();
  const input = { ...listInput(query), search: undefined, group: group.id };
  const [list, types, clock] = await Promise.all([
    accessRules.list({ workspace, ...input }),
    readTypes(workspace),
    readClock(),
  ]);
  const rows = list.items.map((rule) => ruleRow(workspace, group.id, rule, types.names));
  const add = urls.workspace.accessRules(workspace, { ...OPEN_CREATE, group: group.id });
  return (
    <Section
      title={EFFECTIVE.title}
      description={EFFECTIVE.groupText}
      actions={mayAdd ? <LinkButton href={add}>{EFFECTIVE.addRule}</LinkButton> : undefined}
    >
      <RightsTable
        group
        rows={query.cursor === undefined ? [...builtIn(group), ...rows] : rows}
        clock={clock}
        address={listAddress(urls.workspace.group(workspace, group.id), query, "part")}
        total={list.total}
        nextCursor={list.nextCursor}
        exports={exportLinks(`/api/v1/workspaces/${workspace}/access-rules`, input)}
      />
    </Section>
  );
}
