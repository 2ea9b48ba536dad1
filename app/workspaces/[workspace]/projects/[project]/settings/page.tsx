import type { Metadata } from "next";

import { DescriptionList } from "@/app/_components/description-list";
import { PageHeader } from "@/app/_components/page-header";
import { Section } from "@/app/_components/section";
import { readClock } from "@/app/_lib/clock";
import { exactTime, utcTime } from "@/app/_lib/format";
import { page } from "@/app/_lib/page";
import { workspaceHere } from "@/app/_lib/shell-props";
import { placeTrail } from "@/app/_lib/trail";
import { urls } from "@/app/_lib/urls";
import { PLACE, PROJECTS, ROLES } from "@/app/_lib/workspace-sentences";
import { CopyButton } from "@/app/_components/copy-button";
import { caller } from "@/server/api/caller";
import type { ProjectDetailView, ProjectView } from "@/server/projects/schema";

import { ProjectForm } from "./project-form";

export const metadata: Metadata = { title: PROJECTS.settings };

interface SettingsPageProps {
  params: Promise<{ workspace: string; project: string }>;
}

/** Why the form cannot be used; undefined where it can. */
function refusalOf({ kind, permissions }: ProjectDetailView): string | undefined {
  if (kind === "examples") return PROJECTS.examplesFixed;
  return permissions.includes("project.rename") ? undefined : PROJECTS.notYours;
}

async function Details({ project }: { project: ProjectView }) {
  const clock = await readClock();
  const { id, visibility, owner, role, createdAt } = project;
  const items = [
    { label: PLACE.id, value: <code className="break-all">{id}</code>, action: <CopyButton text={id} /> },
    { label: PROJECTS.visibility, value: PROJECTS.visibilities[visibility] },
    { label: PROJECTS.owner, value: owner?.name ?? PROJECTS.noOwner },
    { label: PROJECTS.yourRole, value: ROLES[role] ?? role },
    {
      label: PLACE.created,
      value: (
        <time dateTime={createdAt} title={utcTime(createdAt)}>
          {exactTime(createdAt, clock)}
        </time>
      ),
    },
  ];
  return <DescriptionList items={items} />;
}

export default async function ProjectSettingsPage({ params }: SettingsPageProps) {
  return page(async () => {
    const names = await params;
    const { projects } = await caller();
    const [{ workspace, organization }, project] = await Promise.all([
      workspaceHere(names.workspace),
      projects.get(names),
    ]);
    const trail = [
      ...placeTrail(organization, workspace),
      { label: PROJECTS.title, href: urls.workspace.projects(workspace.slug) },
    ];
    return (
      <>
        <PageHeader title={project.name} description={PROJECTS.settingsDescription} trail={trail} />
        <Section title={PROJECTS.settings}>
          <ProjectForm
            key={project.slug}
            workspace={workspace.slug}
            project={{ name: project.name, slug: project.slug, description: project.description }}
            fixedSlug={project.kind !== "ordinary"}
            refusal={refusalOf(project)}
          />
        </Section>
        <Section title={PROJECTS.details}>
          <Details project={project} />
        </Section>
      </>
    );
  });
}
