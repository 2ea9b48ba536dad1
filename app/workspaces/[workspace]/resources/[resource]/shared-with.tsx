import "server-only";

import { LinkButton } from "@/app/_components/link-button";
import { Section } from "@/app/_components/page/section";
import type { Row } from "@/app/_components/table/types";
import { readClock } from "@/app/_lib/time/clock";
import { OPEN_CREATE, urls } from "@/app/_lib/urls";
import { RESOURCE } from "@/app/_sentences/access/resources";
import type { RuleSubjectView, RuleView } from "@/server/access-rules/schema";
import { caller } from "@/server/api/caller";
import { MAXIMUM_LIMIT } from "@/server/paging";

import { SharedTable } from "./shared-table";

interface SharedWithProps {
  /** Slug. */
  workspace: string;
  resource: { id: string; type: string };
  mayShare: boolean;
}

interface Share {
  rule: RuleView;
  project: RuleSubjectView;
}

/** A resource has few rules of its own; what is past the first hundreds is found on the page of rules. */
async function sharesOf(workspace: string, resource: string): Promise<Share[]> {
  const { accessRules } = await caller();
  const { items } = await accessRules.list({ workspace, resource, limit: MAXIMUM_LIMIT, total: "none" });
  const sharing = items.filter(({ subjects }) => subjects.sharedWith.total > 0);
  const found = await Promise.all(
    sharing.map(async (rule) => {
      const input = { workspace, rule: rule.id, type: "project", limit: MAXIMUM_LIMIT, total: "none" } as const;
      const { items: projects } = await accessRules.listSubjects(input);
      return projects.map((project) => ({ rule, project }));
    }),
  );
  return found.flat();
}

function rowOf(workspace: string, { rule, project }: Share): Row {
  const { permission, expiresAt } = rule;
  return {
    id: `${rule.id} ${project.id}`,
    name: project.name,
    cells: {
      project: { text: project.name, href: urls.project.resources(workspace, project.id) },
      permission: RESOURCE.permissions[permission],
      ends: expiresAt,
    },
  };
}

/** The other projects in which the resource is reached as if it lay there. */
export async function sharedWith({ workspace, resource, mayShare }: SharedWithProps) {
  const [shares, clock] = await Promise.all([sharesOf(workspace, resource.id), readClock()]);
  const add = urls.workspace.accessRules(workspace, { ...OPEN_CREATE, resource: resource.id, type: resource.type });
  return (
    <Section
      title={RESOURCE.shared}
      description={RESOURCE.sharedText}
      actions={mayShare ? <LinkButton href={add}>{RESOURCE.share}</LinkButton> : undefined}
    >
      {shares.length === 0 ? (
        <p className="text-muted">{RESOURCE.notShared}</p>
      ) : (
        <SharedTable
          rows={shares.map((share) => rowOf(workspace, share))}
          clock={clock}
          address={{ path: urls.workspace.resource(workspace, resource.id), query: {} }}
        />
      )}
    </Section>
  );
}
