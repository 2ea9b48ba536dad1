import type { Metadata } from "next";

import { PageHeader } from "@/app/_components/page/page-header";
import { Section } from "@/app/_components/page/section";
import { page } from "@/app/_frame/page-or-refusal";
import { listAddress, listInput, oneOf } from "@/app/_lib/list/list-query";
import { readQuery, type SearchParams } from "@/app/_lib/list/search-params";
import { readClock } from "@/app/_lib/time/clock";
import { urls } from "@/app/_lib/urls";
import { ACCOUNT } from "@/app/_sentences/people/account";
import { INBOX } from "@/app/_sentences/people/inbox";
import { caller, requireVisitor } from "@/server/api/caller";

import { AccessRequests } from "./access-requests";
import { ChoicesTable } from "./choices-table";
import { MarkAllRead } from "./mark-all-read";
import { NoticesTable } from "./notices-table";
import { Waiting } from "./waiting";

export const metadata: Metadata = { title: INBOX.title };

export default function InboxPage({ searchParams }: { searchParams: SearchParams }) {
  return page(async () => {
    await requireVisitor(urls.account.inbox());
    const query = await readQuery(searchParams);
    const { notifications } = await caller();
    const state = oneOf(["all", "unread"] as const, query.state) ?? "all";
    const [list, choices, clock] = await Promise.all([
      notifications.list({ ...listInput(query, "-created"), state }),
      notifications.listChoices(),
      readClock(),
    ]);
    const unread = list.items.some(({ readAt }) => readAt === null);
    return (
      <>
        <PageHeader
          title={INBOX.title}
          description={INBOX.description}
          trail={[{ label: ACCOUNT.trail }]}
          actions={unread ? <MarkAllRead /> : undefined}
        />
        <AccessRequests />
        <Waiting />
        <NoticesTable
          items={list.items}
          clock={clock}
          address={listAddress(urls.account.inbox(), query, "state")}
          total={list.total}
          nextCursor={list.nextCursor}
        />
        <Section
          title={INBOX.choices}
          description={choices.mailOn ? INBOX.choicesHelp : `${INBOX.choicesHelp} ${INBOX.choicesNoMail}`}
        >
          <ChoicesTable choices={choices.items} />
        </Section>
      </>
    );
  });
}
