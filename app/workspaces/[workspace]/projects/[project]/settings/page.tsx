import type { Metadata } from "next";

import { CopyButton } from "@/app/_components/copy-button";
import { DescriptionList } from "@/app/_components/page/description-list";
import { Section } from "@/app/_components/page/section";
import { page } from "@/app/_frame/page-or-refusal";
import { projectHere } from "@/app/_frame/shell-props";
import { exactTime, utcTime } from "@/app/_lib/format";
import { readClock } from "@/app/_lib/time/clock";
import { roleName } from "@/app/_sentences/access/role-names";
import { RIGHTS } from "@/app/_sentences/interface/forms";
import { PLACE } from "@/app/_sentences/places/place";
import { PROJECT, PROJECTS } from "@/app/_sentences/places/projects";
import { caller, requireVisitor } from "@/server/api/caller";
import { offeredPlaces } from "@/server/api/visitor";
import type { ProjectDetailView } from "@/server/projects/schema";

import { ProjectHeader } from "../project-header";
import { ComputeSettings } from "./compute-settings";
import { ProjectActions } from "./project-actions";
import { ProjectForm } from "./project-form";

export const metadata: Metadata = { title: PROJECTS.settings };

interface SettingsPageProps {
  params: Promise<{ workspace: string; project: string }>;
}

/** Why the form cannot be used; undefined where it can. */
function refusalOf({ kind, organization, permissions, status }: ProjectDetailView): string | undefined {
  if (kind === "examples") return PROJECTS.examplesFixed;
  if (kind === "default" && organization.personal) return PROJECTS.personalFixed;
  if (status === "archived") return PROJECT.archived;
  return permissions.includes("project.rename") ? undefined : PROJECTS.notYours;
}

/** The same for what the project asks of its resources. */
function settingsRefusal(project: ProjectDetailView): string | undefined {
  if (project.kind === "examples" || project.status === "archived") return refusalOf(project);
  const right = "project.update-settings";
  return project.permissions.includes(right) ? undefined : RIGHTS.missing(right);
}

/** Where else in the organization the visitor makes projects as an admin. */
async function targetsFor({ workspace, organization, permissions }: ProjectDetailView) {
  if (!permissions.includes("project.move")) return [];
  const { workspaces } = await offeredPlaces();
  return workspaces
    .filter(({ id, role, archived, suspended, organization: { id: owner } }) => {
      return owner === organization.id && id !== workspace.id && role === "admin" && !archived && !suspended;
    })
    .map(({ slug, name }) => ({ value: slug, label: name }));
}

async function Details({ project }: { project: ProjectDetailView }) {
  const clock = await readClock();
  const { id, visibility, owner, role, createdAt, status } = project;
  const items = [
    { label: PLACE.id, value: <code className="break-all">{id}</code>, action: <CopyButton text={id} /> },
    { label: PROJECT.state, value: PROJECT.statuses[status] },
    { label: PROJECTS.visibility, value: PROJECTS.visibilities[visibility] },
    { label: PROJECTS.owner, value: owner?.name ?? PROJECTS.noOwner },
    { label: PROJECTS.yourRole, value: roleName(role) },
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
    const [project, visitor, settings, clock] = await Promise.all([
      projectHere(names.workspace, names.project),
      requireVisitor(),
      projects.settings(names),
      readClock(),
    ]);
    const targets = await targetsFor(project);
    return (
      <>
        <ProjectHeader project={project} current="settings" description={PROJECTS.settingsDescription} />
        <Section title={PROJECTS.settings}>
          <ProjectForm
            key={project.slug}
            workspace={project.workspace.slug}
            project={{ name: project.name, slug: project.slug, description: project.description }}
            fixedSlug={project.kind !== "ordinary"}
            refusal={refusalOf(project)}
          />
        </Section>
        <Section title={PROJECTS.details}>
          <Details project={project} />
        </Section>
        <ComputeSettings project={project} settings={settings} clock={clock} refusal={settingsRefusal(project)} />
        {project.kind === "examples" || project.organization.personal ? null : (
          <Section title={PROJECT.actions}>
            <ProjectActions
              project={{
                name: project.name,
                slug: project.slug,
                workspace: project.workspace.slug,
                visibility: project.visibility,
                status: project.status,
                isDefault: project.isDefault,
                fixed: project.kind === "default",
                inWorkspace: project.inWorkspace,
                owned: project.owner?.id === visitor.id,
                permissions: project.permissions,
              }}
              targets={targets}
            />
          </Section>
        )}
      </>
    );
  });
}
