import type { Command } from "../command";
import { collect, LIST_OPTIONS, printJson, printList, say } from "../output";
import { readProfile, writeProfile } from "../settings/files";

const list: Command = {
  name: "workspace list",
  usage: "[--search TEXT] [--limit N]",
  summary: "List the workspaces that you can enter; * is the active one",
  options: LIST_OPTIONS,
  run: async (run) => {
    const search = typeof run.options.search === "string" ? run.options.search : undefined;
    const items = await collect(run, (limit) => run.client.pages("workspaces.list", { limit, search }));
    const active = run.settings.workspace;
    return printList(run, items, {
      "": ({ id, slug }) => (id === active || slug === active ? "*" : ""),
      NAME: ({ name }) => name,
      WORKSPACE: ({ slug }) => slug,
      ORGANIZATION: ({ organization }) => organization.name,
      ROLE: ({ role }) => role,
      STATUS: ({ status }) => status,
    });
  },
};

const set: Command = {
  name: "workspace set",
  usage: "WORKSPACE",
  summary: "Make a workspace the active one, by its slug or id; its default project becomes active with it",
  names: [1, 1],
  run: async (run) => {
    const { id, slug, name } = await run.client.call("workspaces.get", { workspace: run.names[0] });
    const { directory, profile, host } = run.settings;
    const { project, ...former } = readProfile(directory, profile);
    const kept = former.workspace?.id === id && project !== undefined ? { project } : {};
    writeProfile(directory, profile, { ...kept, host, workspace: { id, slug, name } });
    if (run.json) printJson(run, { id, slug, name });
    say(run, `Active workspace: ${name}`);
    return 0;
  },
};

export const workspaceCommands = [list, set];
