/** Where a rule holds, or is to hold, by what names it. */
export interface WantedTarget {
  resourceType: string;
  project: string | null;
  resource: string | null;
}

interface Input {
  resourceType?: string | undefined;
  project?: string | null | undefined;
  resource?: string | null | undefined;
}

/** What is absent from a change stays, and another resource or project takes the place of the former one. */
export function wantedTarget(now: WantedTarget, { resourceType, project, resource }: Input): WantedTarget {
  const keptResource = typeof project === "string" ? null : now.resource;
  const keptProject = typeof resource === "string" ? null : now.project;
  const another = typeof resource === "string" && resource !== now.resource;
  return {
    resourceType: resourceType ?? (another ? "*" : now.resourceType),
    project: project === undefined ? keptProject : project,
    resource: resource === undefined ? keptResource : resource,
  };
}
