import "server-only";

import { Section } from "@/app/_components/page/section";
import { Tabs } from "@/app/_components/page/tabs";
import { exportLinks } from "@/app/_lib/list/export-links";
import { listAddress, oneOf, type Query } from "@/app/_lib/list/list-query";
import { readClock } from "@/app/_lib/time/clock";
import { withQuery } from "@/app/_lib/urls";
import { readTypes } from "@/app/_resources/read-types";
import { EFFECTIVE } from "@/app/_sentences/access/decisions";
import { RESOURCE } from "@/app/_sentences/access/resources";
import { caller } from "@/server/api/caller";

import { holderRows } from "./holder-rows";
import { HoldersTable } from "./holders-table";

interface HoldersListProps {
  /** Slug. */
  workspace: string;
  /** A resource by type and id, or a project, of which one type can be looked at. */
  target: { type: string; id: string } | { project: string };
  text?: string;
  /** The page's own address. */
  path: string;
  query: Query;
}

const PERMISSIONS = ["read", "modify"] as const;
const PAGE_ROWS = 50;

/** Who has access, each with its source: one permission at a time. */
export async function holdersList({ workspace, target, text, path, query }: HoldersListProps) {
  const { decisions } = await caller();
  const permission = oneOf(PERMISSIONS, query.permission) ?? "read";
  const [types, clock] = await Promise.all([readTypes(workspace), readClock()]);
  const ofProject = "project" in target;
  const type = ofProject ? types.options.find(({ value }) => value === query.type)?.value : undefined;
  const resource = type === undefined ? target : { ...target, type };
  const list = await decisions.who({ workspace, permission, resource, limit: PAGE_ROWS, cursor: query.cursor });
  const reader = { workspace, types: types.names, rules: true, target: ofProject ? target.project : target.id };
  const kept = { part: query.part, type };
  const tabs = PERMISSIONS.map((value) => ({
    label: RESOURCE.permissions[value],
    href: withQuery(path, { ...kept, permission: value === "read" ? undefined : value }),
    current: value === permission,
  }));
  return (
    <Section title={RESOURCE.who} description={text}>
      <Tabs label={RESOURCE.whoSwitch} tabs={tabs} />
      <HoldersTable
        rows={holderRows(list.items, reader)}
        clock={clock}
        address={listAddress(path, query, "part", "permission", "type")}
        nextCursor={list.nextCursor}
        filters={ofProject ? [{ name: "type", label: EFFECTIVE.type, options: types.options }] : []}
        exports={exportLinks(`/api/v1/workspaces/${workspace}/access/who`, { ...resource, permission })}
      />
    </Section>
  );
}
