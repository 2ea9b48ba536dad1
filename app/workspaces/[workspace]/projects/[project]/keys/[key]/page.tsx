import type { Metadata } from "next";

import { CopyButton } from "@/app/_components/copy-button";
import { DescriptionList } from "@/app/_components/page/description-list";
import { PageHeader } from "@/app/_components/page/page-header";
import { Section } from "@/app/_components/page/section";
import { SecretHistory } from "@/app/_credentials/detail/secret-history";
import { page } from "@/app/_frame/page-or-refusal";
import { projectHere } from "@/app/_frame/shell-props";
import { exactTime, utcTime, type Clock } from "@/app/_lib/format";
import { listAddress, listInput } from "@/app/_lib/list/list-query";
import { readQuery, type SearchParams } from "@/app/_lib/list/search-params";
import { readClock } from "@/app/_lib/time/clock";
import { urls } from "@/app/_lib/urls";
import { KEY_FIELD_LABELS, KEYS } from "@/app/_sentences/machines/keys";
import { PLACE } from "@/app/_sentences/places/place";
import { PROJECTS } from "@/app/_sentences/places/projects";
import { caller } from "@/server/api/caller";
import type { KeyView } from "@/server/project-keys/schema";

import { projectTrail } from "../../project-header";

export const metadata: Metadata = { title: KEYS.title };

interface KeyPageProps {
  params: Promise<{ workspace: string; project: string; key: string }>;
  searchParams: SearchParams;
}

function Time({ at, clock }: { at: string | null; clock: Clock }) {
  if (at === null) return "–";
  return (
    <time dateTime={at} title={utcTime(at)}>
      {exactTime(at, clock)}
    </time>
  );
}

function Facts({ known, clock }: { known: KeyView; clock: Clock }) {
  const { id, kind, details, version, copied, createdAt, updatedAt, lastUsedAt } = known;
  const items = [
    { label: PLACE.id, value: <code className="break-all">{id}</code>, action: <CopyButton text={id} /> },
    { label: KEYS.kind, value: KEYS.kinds[kind] },
    ...Object.entries(details).map(([name, value]) => ({ label: KEY_FIELD_LABELS[name] ?? name, value })),
    { label: KEYS.version, value: version },
    { label: PLACE.created, value: <Time at={createdAt} clock={clock} /> },
    { label: KEYS.updated, value: <Time at={updatedAt} clock={clock} /> },
    { label: KEYS.used, value: <Time at={lastUsedAt} clock={clock} /> },
    ...(copied ? [{ label: PROJECTS.details, value: KEYS.copied }] : []),
  ];
  return <DescriptionList items={items} />;
}

/** One key: all that is no secret, and who did what with it. */
export default async function KeyPage({ params, searchParams }: KeyPageProps) {
  return page(async () => {
    const named = await params;
    const query = await readQuery(searchParams);
    const { projectKeys } = await caller();
    const [project, known, history, clock] = await Promise.all([
      projectHere(named.workspace, named.project),
      projectKeys.get(named),
      projectKeys.history({ ...named, ...listInput(query, "-created") }),
      readClock(),
    ]);
    const [workspace, slug] = [project.workspace.slug, project.slug];
    return (
      <>
        <PageHeader
          title={known.name}
          description={KEYS.description}
          trail={[
            ...projectTrail(project),
            { label: project.name, href: urls.project.home(workspace, slug) },
            { label: KEYS.title, href: urls.project.keys(workspace, slug) },
          ]}
        />
        <Section title={PROJECTS.details}>
          <Facts known={known} clock={clock} />
        </Section>
        <SecretHistory
          history={history}
          clock={clock}
          address={listAddress(urls.project.key(workspace, slug, known.id), query)}
        />
      </>
    );
  });
}
