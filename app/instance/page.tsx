import type { Metadata } from "next";
import type { ReactNode } from "react";

import { PageHeader } from "@/app/_components/page/page-header";
import { Tabs } from "@/app/_components/page/tabs";
import { page } from "@/app/_frame/page-or-refusal";
import { oneOf, type Query } from "@/app/_lib/list/list-query";
import { readQuery, type SearchParams } from "@/app/_lib/list/search-params";
import { urls, withQuery } from "@/app/_lib/urls";
import { INSTANCE } from "@/app/_sentences/places/instance";
import { requireVisitor } from "@/server/api/caller";

import { Owed } from "./_billing/owed";
import { Seller } from "./_billing/seller";
import { Outbox } from "./_mail/outbox";
import { Tenants } from "./_organizations/tenants";
import { Plans } from "./_plans/plans";
import { Types } from "./_types/types";
import { Overview } from "./overview";
import { Users } from "./users";

const PARTS = ["overview", "mail", "users", "organizations", "plans", "billing", "invoices", "types"] as const;
type Part = (typeof PARTS)[number];

const SHOW: Readonly<Record<Part, (query: Query) => Promise<ReactNode>>> = {
  overview: Overview,
  mail: Outbox,
  users: Users,
  organizations: Tenants,
  plans: Plans,
  billing: Seller,
  invoices: Owed,
  types: Types,
};

interface InstancePageProps {
  searchParams: SearchParams;
}

/** Each part has a page title of its own. */
export async function generateMetadata({ searchParams }: InstancePageProps): Promise<Metadata> {
  const part = oneOf(PARTS, (await readQuery(searchParams)).part) ?? "overview";
  return { title: part === "overview" ? INSTANCE.title : INSTANCE.partTitle(INSTANCE[part]) };
}

export default async function InstancePage({ searchParams }: InstancePageProps) {
  return page(async () => {
    await requireVisitor();
    const query = await readQuery(searchParams);
    const part = oneOf(PARTS, query.part) ?? "overview";
    const content = await SHOW[part](query);
    const tabs = PARTS.map((name) => ({
      label: INSTANCE[name],
      href: withQuery(urls.instance(), { part: name === "overview" ? undefined : name }),
      current: name === part,
    }));
    return (
      <>
        <PageHeader title={INSTANCE.title} description={INSTANCE.description} />
        <Tabs label={INSTANCE.parts} tabs={tabs} />
        {content}
      </>
    );
  });
}
