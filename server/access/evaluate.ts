import "server-only";
import type { AskedAs } from "../db/hot/access/paths";
import { decide, type DecisionPlace, type Level, type Question } from "../db/hot/access/decisions";
import type { TransactionDatabase } from "../db/tenant";
import { AppError } from "../errors";

/** What can be asked: the two grants, and the named actions between them. */
export type AskedPermission = "read" | "modify" | "job.notebook" | "model.create-version" | "queue.manage";

/**
 * A resource by its type and id; or all of a type, or everything, in a project (slug or id); or the same in the
 * workspace's own room, where neither is given.
 */
export interface AskedTarget {
  type?: string | undefined;
  id?: string | undefined;
  project?: string | undefined;
}

export interface Asked {
  actor: string;
  permission: AskedPermission;
  resource: AskedTarget;
  /** model.create-version: the job that makes the version. */
  from?: { type: string; id: string } | undefined;
}

/**
 * What the answer is limited to: a credential may be good for reading alone,
 * for one project, or for acting as a person.
 */
interface AskingLimits {
  project: string | null;
  readOnly: boolean;
  as?: AskedAs;
  /** A moment to come, or for ever (null): what has ended by then gives nothing. */
  at?: Date | null;
}

function question(actor: string, level: Level, { type, id, project }: AskedTarget): Question {
  return {
    actor,
    level,
    type: type ?? null,
    resource: id ?? null,
    project: id === undefined ? (project ?? null) : null,
  };
}

function needs(type: string, { resource }: Asked): void {
  if (resource.type === undefined || resource.type !== type) {
    throw new AppError("INVALID", "invalid_value", "resource.type");
  }
  if (resource.id === undefined) throw new AppError("INVALID", "invalid_value", "resource.id");
}

/**
 * The decisions that an asked permission is made of; all of them have to allow it.
 * @throws INVALID (resource.type, resource.id, from) where a named action is asked of something that it is not for
 */
export function questionsOf(asked: Asked): Question[] {
  const { actor, permission, resource, from } = asked;
  if (permission === "read" || permission === "modify") return [question(actor, permission, resource)];
  if (permission === "queue.manage") {
    if (resource.type !== undefined && resource.type !== "queue") {
      throw new AppError("INVALID", "invalid_value", "resource.type");
    }
    return [question(actor, "manage", { ...resource, type: "queue" })];
  }
  if (permission === "job.notebook") {
    needs("job", asked);
    return [question(actor, "edit", resource)];
  }
  needs("model", asked);
  if (from?.type !== "job") throw new AppError("INVALID", "invalid_value", "from");
  return [question(actor, "edit", resource), question(actor, "modify", from)];
}

/** Whether each is allowed, one for one, by one statement; within a transaction as things stand in it. */
export async function check(
  place: DecisionPlace,
  asked: readonly Asked[],
  limits: AskingLimits = { project: null, readOnly: false },
  tx?: TransactionDatabase,
): Promise<boolean[]> {
  const questions = asked.map(questionsOf);
  const answers = await decide(place, questions.flat(), limits, tx);
  let at = 0;
  return questions.map((parts) => {
    const allowed = answers.slice(at, at + parts.length).every(Boolean);
    at += parts.length;
    return allowed && !(limits.readOnly && parts.some(({ level }) => level !== "read"));
  });
}

/** Whether one is allowed. */
export async function allowed(place: DecisionPlace, asked: Asked, limits?: AskingLimits): Promise<boolean> {
  const [answer] = await check(place, [asked], limits);
  return answer === true;
}
