import { HistoryList } from "@/app/_audit/history-list";
import { Section } from "@/app/_components/page/section";
import type { Clock } from "@/app/_lib/format";
import { listAddress, type Query } from "@/app/_lib/list/list-query";
import { ACTIVITY, VERSIONS } from "@/app/_sentences/machines/vaults";
import type { HistoryView } from "@/server/audit/schema";
import type { VersionView } from "@/server/vaults/schema";

import { activityRow } from "./activity-row";
import type { VaultPlace, VaultState } from "./place";
import { versionRow } from "./versions/version-row";
import { VersionsTable } from "./versions/versions-table";

interface Listed<Item> {
  list: { items: readonly Item[]; nextCursor: string | null; total: number | null };
  clock: Clock;
  /** The page's own address, without a query. */
  path: string;
  query: Query;
}

interface VersionsProps extends Listed<VersionView> {
  place: VaultPlace;
  state: VaultState;
  may: readonly string[];
}

export function VaultVersions({ list, clock, path, query, place, state, may }: VersionsProps) {
  return (
    <Section title={VERSIONS.title} description={VERSIONS.description}>
      <VersionsTable
        place={place}
        state={state}
        may={may}
        rows={list.items.map((version) => versionRow(version, state))}
        clock={clock}
        address={listAddress(path, query, "part", "view")}
        total={list.total}
        nextCursor={list.nextCursor}
      />
    </Section>
  );
}

/** All that was done with one vault. */
export function VaultActivity({ list, clock, path, query }: Listed<HistoryView>) {
  return (
    <HistoryList
      title={ACTIVITY.title}
      description={ACTIVITY.description}
      history={list}
      toRow={activityRow}
      clock={clock}
      address={listAddress(path, query, "part", "view")}
    />
  );
}
