import { wordOf, type Command, type Run } from "../command";
import { collect, day, printJson, printList } from "../output";
import type { Item, Output } from "../sdk/client";
import { clean } from "../table";
import { questionOf, TARGET_OPTIONS, TARGET_USAGE, targetOf } from "./access-question";

const ASKED = {
  ...TARGET_OPTIONS,
  actor: { type: "string" },
  from: { type: "string" },
} as const;

const ASKED_USAGE = `PERMISSION ${TARGET_USAGE} [--actor ID] [--from job:ID]`;

const check: Command = {
  name: "access check",
  usage: ASKED_USAGE,
  summary: "Say whether you, or an actor, may do something; ends with 1 where not",
  options: ASKED,
  names: [1, 1],
  run: async (run) => {
    const { allowed = false } = await run.client.call("decisions.check", await questionOf(run));
    if (run.json) printJson(run, { allowed });
    else run.terminal.out(allowed ? "allowed\n" : "refused\n");
    return allowed ? 0 : 1;
  },
};

type Explanation = Output<"decisions.explain">;
type Step = Explanation["path"][number];
type Change = Explanation["fixes"][number]["changes"][number];

const words = (text: string) => text.replaceAll("_", " ");

function stepText({ kind, name, id, role, permission, state, expiresAt }: Step): string {
  const gives = role ?? permission;
  const notes = [
    gives === null ? null : `gives ${gives}`,
    state === "live" ? null : state,
    expiresAt === null ? null : `until ${day(expiresAt) ?? ""}`,
  ].filter((note) => note !== null);
  return `${words(kind)} ${name ?? id ?? ""}`.trim() + (notes.length === 0 ? "" : ` (${notes.join(", ")})`);
}

function changeText({ kind, actor, group, project, resource, rule, from, to, othersToo, allowed }: Change): string {
  const about = [actor, group, rule, project, resource].flatMap((one) => one?.name ?? one?.id ?? []);
  const change = to === null ? [] : [from === null ? `to ${to}` : `from ${from} to ${to}`];
  const notes = [othersToo ? "changes what others may, too" : null, allowed ? null : "not yours to make"];
  const note = notes.filter((one) => one !== null).join("; ");
  return [kind, ...about, ...change].join(" ") + (note === "" ? "" : ` (${note})`);
}

function explained({ allowed, actor, resource, path, denials, fixes }: Explanation): string[] {
  const about = resource.name ?? resource.project?.name ?? resource.type ?? "this";
  return [
    `${allowed ? "allowed" : "refused"}: ${actor.name ?? actor.id}, ${about}`,
    ...path.map((step, index) => `${"  ".repeat(Math.min(index, 8) + 1)}${stepText(step)}`),
    ...denials.map(
      ({ reason, name, at }) =>
        `because: ${words(reason)}${name === null ? "" : ` (${name})`}${at === null ? "" : `, ${at}`}`,
    ),
    ...fixes.map(({ changes }) => `${allowed ? "ends" : "is allowed"} by: ${changes.map(changeText).join("; and ")}`),
  ];
}

const explain: Command = {
  name: "access explain",
  usage: ASKED_USAGE,
  summary: "Say why something is allowed or refused, and which changes would turn the answer",
  options: ASKED,
  names: [1, 1],
  run: async (run) => {
    const explanation = await run.client.call("decisions.explain", await questionOf(run));
    if (run.json) printJson(run, explanation);
    else for (const line of explained(explanation)) run.terminal.out(`${clean(line)}\n`);
    return 0;
  },
};

const WHO = ["read", "modify", "job.notebook", "queue.manage"] as const;

function waysOf({ sources }: Item<"decisions.who">): string {
  const telling = sources.map(({ steps }) =>
    steps
      .filter(({ kind }) => !["actor", "workspace", "resource"].includes(kind))
      .map(({ kind, name, role, id }) => `${words(kind)} ${role ?? name ?? id ?? ""}`.trim())
      .join(" > "),
  );
  return telling.join("; ");
}

async function listWho(run: Run) {
  const permission = wordOf(WHO, run.names[0], "The permission");
  const resource = await targetOf(run);
  const items = await collect(run, (limit) => run.client.pages("decisions.who", { permission, resource, limit }));
  return printList(run, items, {
    TYPE: ({ actor }) => words(actor.type),
    NAME: ({ actor }) => actor.name,
    ADDRESS: ({ actor }) => actor.email ?? actor.id,
    BY: waysOf,
  });
}

const who: Command = {
  name: "access who",
  usage: `PERMISSION ${TARGET_USAGE} [--limit N]`,
  summary: "List who may do something, each with every source; for admins",
  options: { ...TARGET_OPTIONS, limit: { type: "string" } },
  names: [1, 1],
  run: listWho,
};

export const accessCommands = [check, explain, who];
