import { CommandError, isSet, textOption, type Command, type Run } from "../command";
import { collect, LIST_OPTIONS, printJson, printList, say } from "../output";
import { TenantryError } from "../sdk/errors";
import type { Output } from "../sdk/client";
import { writeProfile } from "../settings/files";
import { facts } from "../table";

type Project = Output<"projects.get">;

async function namedSo(run: Run, name: string): Promise<string> {
  const items = await collect(run, (limit) => run.client.pages("projects.list", { limit, search: name }));
  const [found, ...others] = items.filter((item) => item.name === name);
  if (found === undefined) throw new CommandError(`There is no project ${name} here, or you have no access to it.`);
  if (others.length > 0) throw new CommandError(`Several projects are named ${name}: give the project ID.`);
  return found.id;
}

/** A project by its id, its project ID, or its name. */
async function findProject(run: Run, text: string): Promise<Project> {
  const workspace = await run.client.activeWorkspace();
  if (/^[A-Za-z0-9_-]{1,64}$/.test(text)) {
    try {
      return await run.client.call("projects.get", { workspace, project: text });
    } catch (error) {
      if (!(error instanceof TenantryError) || error.code !== "NOT_FOUND") throw error;
    }
  }
  return run.client.call("projects.get", { workspace, project: await namedSo(run, text) });
}

const list: Command = {
  name: "project list",
  usage: "[--search TEXT] [--limit N]",
  summary: "List the projects of the active workspace; * is the active one",
  options: LIST_OPTIONS,
  run: async (run) => {
    const search = textOption(run, "search");
    const items = await collect(run, (limit) => run.client.pages("projects.list", { limit, search }));
    const named = run.settings.project;
    const standard = items.find(({ isDefault }) => isDefault) ?? items.find(({ kind }) => kind === "default");
    const active =
      items.find(({ id, slug }) => id === named || slug === named) ?? (named === null ? standard : undefined);
    return printList(run, items, {
      "": ({ id }) => (id === active?.id ? "*" : ""),
      NAME: ({ name }) => name,
      "PROJECT ID": ({ slug }) => slug,
      ROLE: ({ role }) => role,
      VISIBILITY: ({ visibility }) => visibility,
      STATUS: ({ status }) => status,
      DEFAULT: ({ isDefault }) => (isDefault ? "yes" : ""),
    });
  },
};

const register: Command = {
  name: "project register",
  usage: "NAME [--slug ID] [--description TEXT] [--open] [--set-default]",
  summary: "Create a project in the active workspace",
  options: {
    slug: { type: "string" },
    description: { type: "string" },
    open: { type: "boolean" },
    "set-default": { type: "boolean" },
  },
  names: [1, 1],
  run: async (run) => {
    const [name = ""] = run.names;
    const workspace = await run.client.activeWorkspace();
    const made = await run.client.call("projects.create", {
      workspace,
      name,
      slug: textOption(run, "slug"),
      description: textOption(run, "description"),
      visibility: isSet(run, "open") ? "open" : undefined,
    });
    say(run, `Registered the project ${made.name}, project ID ${made.slug}.`);
    const standard = isSet(run, "set-default");
    if (standard) await run.client.call("projects.setDefault", { workspace, project: made.id });
    if (standard) say(run, "It is your default project in this workspace.");
    if (run.json) printJson(run, { ...made, isDefault: standard || made.isDefault });
    return 0;
  },
};

const set: Command = {
  name: "project set",
  usage: "PROJECT [--default]",
  summary: "Make a project the active one, by its name or project ID; --default: your default in its workspace too",
  options: { default: { type: "boolean" } },
  names: [1, 1],
  run: async (run) => {
    const { id, slug, name, workspace } = await findProject(run, run.names[0] ?? "");
    if (isSet(run, "default")) await run.client.call("projects.setDefault", { workspace: workspace.id, project: id });
    const { directory, profile, host } = run.settings;
    const stored = { host, workspace, project: { id, slug, name } };
    writeProfile(directory, profile, stored);
    if (run.json) printJson(run, { profile, ...stored });
    say(run, `Active project: ${name}`);
    return 0;
  },
};

const show: Command = {
  name: "project show",
  usage: "[PROJECT]",
  summary: "Show a project, the active one where none is named",
  names: [0, 1],
  run: async (run) => {
    const [named] = run.names;
    const project = named === undefined ? await run.client.call("projects.get") : await findProject(run, named);
    if (run.json) {
      printJson(run, project);
      return 0;
    }
    run.terminal.out(
      facts([
        ["Name", project.name],
        ["Project ID", project.slug],
        ["Id", project.id],
        ["Workspace", project.workspace.name],
        ["Organization", project.organization.name],
        ["Description", project.description === "" ? null : project.description],
        ["Visibility", project.visibility],
        ["Status", project.status],
        ["Owner", project.owner?.name ?? null],
        ["Your role", project.role],
        ["Your default", project.isDefault ? "yes" : "no"],
      ]),
    );
    return 0;
  },
};

export const projectCommands = [list, register, set, show];
