"use client";

import { Section } from "@/app/_components/page/section";
import { Table } from "@/app/_components/table/table";
import type { Column, Row } from "@/app/_components/table/types";
import { formatNumber, type Clock } from "@/app/_lib/format";
import { roleName } from "@/app/_sentences/access/role-names";
import { USERS } from "@/app/_sentences/people/users";
import { PLACE } from "@/app/_sentences/places/place";
import { PROJECTS } from "@/app/_sentences/places/projects";
import type { MemberAccessView } from "@/server/members/schema";

interface AccessProjectsProps {
  /** The page's own address. */
  path: string;
  access: Pick<MemberAccessView, "projects" | "projectsTotal">;
  clock: Clock;
}

const COLUMNS: readonly Column[] = [
  { key: "project", label: PROJECTS.project, head: true },
  { key: "visibility", label: PROJECTS.visibility },
  { key: "role", label: PLACE.role },
  { key: "source", label: USERS.accessSource },
  { key: "ends", label: USERS.ends, kind: "time" },
];

function rowOf({
  id,
  name,
  slug,
  visibility,
  role,
  customRole,
  source,
  expiresAt,
}: MemberAccessView["projects"][number]): Row {
  return {
    id,
    name,
    cells: {
      project: { text: name, note: slug },
      visibility: PROJECTS.visibilities[visibility],
      role: customRole?.name ?? roleName(role),
      source: USERS.accessProjectSources[source],
      ends: expiresAt,
    },
  };
}

/** The projects that somebody reaches, each with the role in it and where that comes from. */
export function AccessProjects({ path, access: { projects, projectsTotal }, clock }: AccessProjectsProps) {
  const number = (value: number) => formatNumber(value, clock.locale);
  const cut = projectsTotal > projects.length;
  return (
    <Section
      title={USERS.accessProjects}
      description={cut ? USERS.accessProjectsMore(number(projects.length), number(projectsTotal)) : undefined}
    >
      <Table
        label={USERS.accessProjects}
        columns={COLUMNS}
        rows={projects.map(rowOf)}
        clock={clock}
        address={{ path, query: {} }}
        total={projectsTotal}
      />
    </Section>
  );
}
