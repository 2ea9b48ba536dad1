import { textOption, UsageError, wordOf, type Run } from "../command";
import type { Input } from "../sdk/client";

type Question = Input<"decisions.explain">;
type Target = Question["resource"];

/** Options of everything that asks about a resource. */
export const TARGET_OPTIONS = { resource: { type: "string" }, type: { type: "string" } } as const;

export const TARGET_USAGE = "[--resource TYPE:ID | --type TYPE]";

const PERMISSIONS = ["read", "modify", "job.notebook", "model.create-version", "queue.manage"] as const;

/** `job:res_...`, as TYPE:ID. */
function thing(option: string, text: string): { type: string; id: string } {
  const at = text.indexOf(":");
  if (at < 1 || at === text.length - 1) throw new UsageError(`--${option} is written TYPE:ID.`);
  return { type: text.slice(0, at), id: text.slice(at + 1) };
}

/**
 * What is asked about: one resource; with `--project` all there, or all of a type; with a type alone what lies in the
 * workspace itself; and with nothing the active project.
 */
export async function targetOf(run: Run): Promise<Target> {
  const resource = textOption(run, "resource");
  const type = textOption(run, "type");
  const project = textOption(run, "project");
  if (resource !== undefined && type !== undefined) throw new UsageError("--resource names its type itself.");
  if (resource !== undefined) return thing("resource", resource);
  if (project !== undefined) return type === undefined ? { project } : { project, type };
  return type === undefined ? { project: await run.client.activeProject() } : { type };
}

export async function questionOf(run: Run): Promise<Question> {
  const from = textOption(run, "from");
  return {
    permission: wordOf(PERMISSIONS, run.names[0], "The permission"),
    actor: textOption(run, "actor"),
    resource: await targetOf(run),
    from: from === undefined ? undefined : thing("from", from),
  };
}
