import type { Metadata } from "next";

import { CopyButton } from "@/app/_components/copy-button";
import { LinkButton } from "@/app/_components/link-button";
import { DescriptionList } from "@/app/_components/page/description-list";
import { PageHeader } from "@/app/_components/page/page-header";
import { Section } from "@/app/_components/page/section";
import { page } from "@/app/_frame/page-or-refusal";
import { workspaceHere } from "@/app/_frame/shell-props";
import { placeTrail } from "@/app/_frame/trail";
import { exactTime, utcTime } from "@/app/_lib/format";
import { readClock } from "@/app/_lib/time/clock";
import { urls } from "@/app/_lib/urls";
import { roleName } from "@/app/_sentences/access/role-names";
import { PLACE_STATES, WORKSPACE_LIFE } from "@/app/_sentences/places/lifecycle";
import { ORGANIZATION_WORKSPACES } from "@/app/_sentences/places/organizations";
import { PLACE } from "@/app/_sentences/places/place";
import { PROJECTS } from "@/app/_sentences/places/projects";
import { WORKSPACE_SETTINGS } from "@/app/_sentences/places/workspaces";
import { caller } from "@/server/api/caller";
import type { WorkspaceView } from "@/server/workspaces/schema";

import { WorkspaceForm } from "./workspace-form";

export const metadata: Metadata = { title: WORKSPACE_SETTINGS.title };

/** Why the form cannot be used; undefined where it can. */
function refusalOf({ personal, status }: WorkspaceView, rights: readonly string[]): string | undefined {
  if (personal) return WORKSPACE_SETTINGS.personal;
  if (status !== "active") return WORKSPACE_SETTINGS[status];
  return rights.includes("workspace.rename") ? undefined : WORKSPACE_SETTINGS.refused;
}

async function Details({ workspace }: { workspace: WorkspaceView }) {
  const { id, isDefault, role, status, createdAt } = workspace;
  const created = (
    <time dateTime={createdAt} title={utcTime(createdAt)}>
      {exactTime(createdAt, await readClock())}
    </time>
  );
  return (
    <DescriptionList
      items={[
        { label: PLACE.id, value: <code className="break-all">{id}</code>, action: <CopyButton text={id} /> },
        { label: WORKSPACE_LIFE.state, value: PLACE_STATES[status] ?? status },
        {
          label: ORGANIZATION_WORKSPACES.kind,
          value: isDefault ? ORGANIZATION_WORKSPACES.default : ORGANIZATION_WORKSPACES.ordinary,
        },
        { label: PROJECTS.yourRole, value: roleName(role) },
        { label: PLACE.created, value: created },
      ]}
    />
  );
}

/** Where it ends: among the workspaces of its organization, with a preview of what goes with it. */
function Life({ workspace: { slug, isDefault, organization } }: { workspace: WorkspaceView }) {
  const there = urls.organization.workspaces(organization.slug, { search: slug });
  const link = isDefault ? undefined : <LinkButton href={there}>{WORKSPACE_SETTINGS.toOrganization}</LinkButton>;
  return (
    <Section title={WORKSPACE_SETTINGS.life} actions={link}>
      <p className="text-muted text-sm">{isDefault ? WORKSPACE_LIFE.defaultFixed : WORKSPACE_SETTINGS.lifeText}</p>
    </Section>
  );
}

export default async function WorkspaceSettingsPage({ params }: { params: Promise<{ workspace: string }> }) {
  return page(async () => {
    const { workspace: asked } = await params;
    const { workspaces } = await caller();
    const [workspace, { organization, rights }] = await Promise.all([
      workspaces.get({ workspace: asked }),
      workspaceHere(asked),
    ]);
    const { name, slug, personal } = workspace;
    return (
      <>
        <PageHeader
          title={WORKSPACE_SETTINGS.title}
          description={WORKSPACE_SETTINGS.description}
          trail={placeTrail(organization, workspace)}
        />
        <Section title={WORKSPACE_SETTINGS.name}>
          <WorkspaceForm key={slug} workspace={{ name, slug }} refusal={refusalOf(workspace, rights)} />
        </Section>
        <Section title={WORKSPACE_SETTINGS.details}>
          <Details workspace={workspace} />
        </Section>
        {personal ? null : <Life workspace={workspace} />}
      </>
    );
  });
}
