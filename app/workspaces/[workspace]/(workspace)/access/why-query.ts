import { oneOf, type Query } from "@/app/_lib/list/list-query";

export const WHY_PERMISSIONS = ["read", "modify", "job.notebook", "model.create-version", "queue.manage"] as const;

type WhyPermission = (typeof WHY_PERMISSIONS)[number];

/** What is asked, as the address of the page says it. Empty texts: nothing chosen. */
export interface WhyQuestion {
  actor: string;
  permission: WhyPermission;
  resource: string;
  project: string;
  type: string;
  /** The job that makes a version of a model, by its id. */
  from: string;
}

const ID = /^[A-Za-z0-9_-]{1,64}$/;
const TYPE = /^[a-z][a-z0-9_]{0,39}$/;

function kept(pattern: RegExp, value: string | undefined): string {
  return value !== undefined && pattern.test(value) ? value : "";
}

/** What was mistyped in the address asks for nothing. */
export function whyQuestion(query: Query): WhyQuestion {
  const resource = kept(ID, query.resource);
  return {
    actor: kept(ID, query.actor),
    permission: oneOf(WHY_PERMISSIONS, query.permission) ?? "read",
    resource,
    project: resource === "" ? kept(ID, query.project) : "",
    type: kept(TYPE, query.type),
    from: kept(ID, query.from),
  };
}

/** Where the answer stands, for who has asked. */
export const ANSWER_ID = "answer";
