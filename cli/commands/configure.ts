import { CommandError, textOption, type Command, type Run } from "../command";
import { readEnvironment } from "../env";
import { collect, printJson, writer } from "../output";
import type { Item } from "../sdk/client";
import { readProfile, writeProfile } from "../settings/files";
import { clean } from "../table";

type Project = Pick<
  Item<"projects.listMine">,
  "id" | "slug" | "name" | "kind" | "isDefault" | "workspace" | "organization"
>;

interface Choice {
  label: string;
  project: Project;
}

function isOf(project: Project, workspace: string | null): boolean {
  return workspace === null || project.workspace.id === workspace || project.workspace.slug === workspace;
}

/** Each by its name; where two have the same, with the workspace, and where that is the same too, with the project ID. */
function choicesOf(projects: readonly Project[]): Choice[] {
  const twice = (labels: readonly string[], label: string) => labels.filter((one) => one === label).length > 1;
  const names = projects.map(({ name }) => clean(name));
  const places = projects.map(({ workspace }, index) => `${names[index] ?? ""} (${workspace.slug})`);
  const labelOf = (project: Project, index: number) => {
    const [name = "", place = ""] = [names[index], places[index]];
    if (!twice(names, name)) return name;
    return twice(places, place) ? `${name} (${project.workspace.slug}/${project.slug})` : place;
  };
  return projects
    .map((project, index) => ({ label: labelOf(project, index), project }))
    .sort((a, b) => a.label.localeCompare(b.label, "en"));
}

/** What UNSET means: one's own default project in the workspace, else its standard one; at home the personal one. */
function standardOf(choices: readonly Choice[], workspace: string | null): Choice | undefined {
  const near = choices.filter(({ project }) =>
    workspace === null ? project.organization.personal : isOf(project, workspace),
  );
  const among = near.length === 0 ? choices : near;
  return among.find(({ project }) => project.isDefault) ?? among.find(({ project }) => project.kind === "default");
}

function chosenBy(text: string, choices: readonly Choice[]): Choice | undefined {
  const folded = text.toLowerCase();
  const addresses = choices.filter(({ project }) => project.id === text || project.slug === text);
  return (
    choices.find(({ label }) => label === text) ??
    choices.find(({ label }) => label.toLowerCase() === folded) ??
    (addresses.length === 1 ? addresses[0] : undefined)
  );
}

async function choose(run: Run, choices: readonly Choice[], current: Choice | undefined): Promise<Choice> {
  const write = writer(run);
  const labels = choices.map(({ label }) => label).join(", ");
  for (;;) {
    const preset = current === undefined ? "" : ` [${current.label}]`;
    const answer = await run.terminal.ask(`Select Active Project: (${labels})${preset}: `, write);
    if (answer === null) throw new CommandError("Nothing was selected.");
    const text = answer.trim();
    const chosen = text === "" ? current : chosenBy(text, choices);
    if (chosen !== undefined) return chosen;
    write(`Error: "${clean(text)}" is none of: ${labels}.\n`);
  }
}

/** A person's projects, in all of their workspaces; a service account's, which has none of its own, in its one. */
async function projectsOf(run: Run): Promise<readonly Project[]> {
  const mine = await collect(run, (limit) => run.client.pages("projects.listMine", { limit, state: "active" }));
  if (mine.length > 0) return mine;
  const { workspace, organization } = await run.client.call("accounts.whoami");
  if (workspace === null || organization === null) return [];
  const asked = { workspace: workspace.id, state: "active" } as const;
  const items = await collect(run, (limit) => run.client.pages("projects.list", { ...asked, limit }));
  return items.map((item) => ({ ...item, workspace, organization: { ...organization, personal: false } }));
}

async function configure(run: Run): Promise<0> {
  const { directory, profile, host, workspace, project } = run.settings;
  const named = textOption(run, "workspace") ?? readEnvironment().workspace ?? null;
  const mine = await projectsOf(run);
  const choices = choicesOf(mine.filter((one) => isOf(one, named)));
  if (choices.length === 0) throw new CommandError("There is no project that you could select.");
  const home = workspace ?? (await run.client.call("accounts.whoami")).workspace?.id ?? null;
  const isActive = ({ project: one }: Choice) => (one.id === project || one.slug === project) && isOf(one, home);
  const current = project === null ? standardOf(choices, home) : choices.find(isActive);
  writer(run)(`Current Active Project: ${current?.label ?? project ?? "UNSET"}\n`);
  const { project: chosen } = await choose(run, choices, current);
  const { id, slug, name } = chosen;
  const stored = { host, workspace: chosen.workspace, project: { id, slug, name } };
  writeProfile(directory, profile, { ...readProfile(directory, profile), ...stored });
  if (run.json) printJson(run, { profile, ...stored });
  return 0;
}

export const configureCommand: Command = {
  name: "configure",
  usage: "",
  summary: "Show the active project, and select one of all that you have access to",
  run: configure,
};
