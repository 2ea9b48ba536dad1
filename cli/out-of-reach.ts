import { CommandError, type Run } from "./command";
import { readEnvironment } from "./env";
import { TenantryError } from "./sdk/errors";
import { readProfile } from "./settings/files";

type Asking = Pick<Run, "settings" | "client" | "options">;

async function isAbsent(call: Promise<unknown>): Promise<boolean> {
  try {
    await call;
    return false;
  } catch (error) {
    if (error instanceof TenantryError) return error.code === "NOT_FOUND";
    throw error;
  }
}

/** The credential's own workspace, where it reaches one alone and another was asked for. */
async function boundTo({ client }: Asking, workspace: string): Promise<string | null> {
  const { workspace: own } = await client.call("accounts.whoami");
  return own === null || own.id === workspace || own.slug === workspace ? null : own.name;
}

/**
 * Why nothing was found, where it is the chosen workspace or project that is not there any more, or out of reach: that is
 * said and nothing else is taken in its place. Null where it is something else.
 */
export async function outOfReach(asking: Asking): Promise<CommandError | null> {
  const { settings, client, options } = asking;
  const { directory, profile, workspace, project } = settings;
  if (workspace === null) return null;
  const saved = readProfile(directory, profile);
  const { workspace: inShell, project: projectInShell } = readEnvironment();
  if (await isAbsent(client.call("workspaces.get", { workspace }))) {
    const isNamed = typeof options.workspace === "string" || inShell !== undefined;
    const name = isNamed ? workspace : (saved.workspace?.name ?? workspace);
    const bound = await boundTo(asking, workspace);
    if (bound !== null) {
      return new CommandError(
        `The workspace ${name} is out of reach: this credential is for ${bound} alone. One that reaches all of yours: tenantry login --device`,
      );
    }
    return new CommandError(
      `The ${isNamed ? "" : "active "}workspace ${name} does not exist, or you have no access to it.${isNamed ? "" : " Choose another: tenantry workspace set WORKSPACE"}`,
    );
  }
  if (project === null || typeof options.project === "string" || projectInShell !== undefined) return null;
  if (!(await isAbsent(client.call("projects.get", { workspace, project })))) return null;
  const name = saved.project?.name ?? project;
  return new CommandError(
    `The active project ${name} does not exist any more, or you have no access to it. Choose another: tenantry configure`,
  );
}
