import type { Metadata } from "next";

import { PageHeader } from "@/app/_components/page/page-header";
import { page } from "@/app/_frame/page-or-refusal";
import { listAddress } from "@/app/_lib/list/list-query";
import { readQuery, type SearchParams } from "@/app/_lib/list/search-params";
import { readClock } from "@/app/_lib/time/clock";
import { urls } from "@/app/_lib/urls";
import { STORAGE } from "@/app/_sentences/machines/storage";
import { ACCOUNT } from "@/app/_sentences/people/account";
import { caller, requireVisitor } from "@/server/api/caller";

import { NewStorage } from "./new-storage";
import { StorageTable } from "./storage-table";

export const metadata: Metadata = { title: STORAGE.title };

export default function StoragePage({ searchParams }: { searchParams: SearchParams }) {
  return page(async () => {
    await requireVisitor(urls.account.storage());
    const query = await readQuery(searchParams);
    const { storage } = await caller();
    const [list, clock] = await Promise.all([storage.list({ cursor: query.cursor }), readClock()]);
    const opened = query.open === "create";
    return (
      <>
        <PageHeader
          title={STORAGE.title}
          description={STORAGE.description}
          trail={[{ label: ACCOUNT.trail }]}
          actions={<NewStorage key={String(opened)} opened={opened} />}
        />
        <StorageTable
          accesses={list.items}
          clock={clock}
          address={listAddress(urls.account.storage(), query)}
          total={list.total}
          nextCursor={list.nextCursor}
        />
        <p className="text-muted mt-4 text-sm">{STORAGE.browser}</p>
      </>
    );
  });
}
