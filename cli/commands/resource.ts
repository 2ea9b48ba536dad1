import { readFile } from "node:fs/promises";
import {
  CommandError,
  isSet,
  numberOption,
  textOption,
  textOptions,
  UsageError,
  type Command,
  type Run,
} from "../command";
import { collect, day, LIST_OPTIONS, printList } from "../output";
import type { Input, Output } from "../sdk/client";

type Registered = Input<"resources.register">["resources"][number];
type Outcome = Output<"resources.register">["items"][number];

/** As many as one call takes, and as much: the server reads bodies up to 1 MiB. */
const AT_ONCE = 1_000;
const BYTES = 900_000;

/** They belong to the workspace itself, so that the active project does not count for them unless it is named. */
const OF_WORKSPACE = ["queue", "cluster"];

/** Those of the active project, or of another one that is named; of the workspace where that is asked for. */
function pagesOf(run: Run, limit: number | undefined) {
  const [type, project, everywhere] = [textOption(run, "type"), textOption(run, "project"), isSet(run, "all-projects")];
  if (everywhere && project !== undefined) throw new UsageError("Name --project or --all-projects, not both.");
  const asked = {
    search: textOption(run, "search"),
    type,
    unused: numberOption(run, "unused"),
    permission: isSet(run, "modify") ? "modify" : undefined,
    limit,
  } as const;
  const ofWorkspace = everywhere || (project === undefined && type !== undefined && OF_WORKSPACE.includes(type));
  return ofWorkspace
    ? run.client.pages("resources.list", asked)
    : run.client.pages("resources.listInProject", { ...asked, project });
}

const list: Command = {
  name: "resource list",
  usage: "[--type TYPE] [--unused DAYS] [--modify] [--all-projects] [--search TEXT] [--limit N]",
  summary: "List the resources of the active project that you may read; --all-projects: those of the whole workspace",
  options: {
    ...LIST_OPTIONS,
    type: { type: "string" },
    unused: { type: "string" },
    modify: { type: "boolean" },
    "all-projects": { type: "boolean" },
  },
  run: async (run) => {
    const items = await collect(run, (limit) => pagesOf(run, limit));
    return printList(run, items, {
      TYPE: ({ type }) => type,
      NAME: ({ name }) => name,
      ID: ({ id }) => id,
      "EXTERNAL ID": ({ externalId }) => externalId,
      PROJECT: ({ project }) => project?.name ?? null,
      OWNER: ({ owner }) => owner.name,
      "LAST USED": ({ lastUsedAt }) => day(lastUsedAt) ?? "never",
    });
  },
};

function attributesOf(pairs: readonly string[]): Record<string, string> | undefined {
  if (pairs.length === 0) return undefined;
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf("=");
      if (at < 1) throw new UsageError("--attribute is written NAME=VALUE.");
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}

function fromOptions(run: Run): Registered {
  const [type, externalId] = [textOption(run, "type"), textOption(run, "external-id")];
  if (type === undefined || externalId === undefined) {
    throw new UsageError("Name a resource by --type and --external-id, or give --file FILE (- is the standard input).");
  }
  return {
    type,
    externalId,
    name: textOption(run, "name") ?? externalId,
    url: textOption(run, "url"),
    sizeBytes: numberOption(run, "size"),
    attributes: attributesOf(textOptions(run, "attribute")),
  };
}

function isResource(value: unknown): value is Registered {
  if (typeof value !== "object" || value === null) return false;
  return ["type", "externalId", "name"].every((name) => name in value);
}

/** A JSON array, or an object with the array `resources`, as the API takes it. */
async function fromFile(run: Run, path: string): Promise<Registered[]> {
  const text = path === "-" ? await run.terminal.readAll() : await readFile(path, "utf8").catch(() => null);
  if (text === null) throw new CommandError(`${path} cannot be read.`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new CommandError("The file is no JSON.");
  }
  const found: unknown = typeof value === "object" && value !== null && "resources" in value ? value.resources : value;
  if (!Array.isArray(found) || found.length === 0 || !found.every(isResource)) {
    throw new CommandError("The file is a list of resources, each with type, externalId and name.");
  }
  return found;
}

function* portions(resources: readonly Registered[]): Generator<Registered[]> {
  let portion: Registered[] = [];
  let bytes = 0;
  for (const resource of resources) {
    const size = Buffer.byteLength(JSON.stringify(resource)) + 1;
    if (portion.length > 0 && (portion.length === AT_ONCE || bytes + size > BYTES)) {
      yield portion;
      portion = [];
      bytes = 0;
    }
    portion.push(resource);
    bytes += size;
  }
  if (portion.length > 0) yield portion;
}

async function register(run: Run): Promise<0 | 1> {
  const path = textOption(run, "file");
  const given = path === undefined ? [fromOptions(run)] : await fromFile(run, path);
  const named = textOption(run, "project");
  const placed = given.map((one) => {
    const project =
      one.project ?? named ?? (OF_WORKSPACE.includes(one.type) ? undefined : (run.settings.project ?? undefined));
    return { ...one, project };
  });
  const items: Outcome[] = [];
  for (const resources of portions(placed)) {
    items.push(...(await run.client.call("resources.register", { resources })).items);
    if (run.terminal.watched && placed.length > AT_ONCE) run.terminal.err(`\r${items.length} of ${placed.length} ...`);
  }
  if (run.terminal.watched && placed.length > AT_ONCE) run.terminal.err("\n");
  printList(run, items, {
    "EXTERNAL ID": ({ externalId }) => externalId,
    STATUS: ({ status }) => status,
    ID: ({ id }) => id,
    REASON: ({ reason, field }) => [reason, field].filter((part) => part !== undefined).join(": "),
  });
  return items.some(({ status }) => status === "refused") ? 1 : 0;
}

const registerCommand: Command = {
  name: "resource register",
  usage:
    "--type TYPE --external-id ID [--name NAME] [--url URL] [--size BYTES] [--attribute NAME=VALUE]... | --file FILE",
  summary: "Register resources in the active project, or change those that are registered; FILE: JSON, - is the input",
  options: {
    type: { type: "string" },
    "external-id": { type: "string" },
    name: { type: "string" },
    url: { type: "string" },
    size: { type: "string" },
    attribute: { type: "string", multiple: true },
    file: { type: "string" },
  },
  run: register,
};

export const resourceCommands = [list, registerCommand];
