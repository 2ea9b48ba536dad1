import { CommandError, textOption, textOptions, type Command, type Run } from "../command";
import { collect, confirm, day, LIST_OPTIONS, printJson, printList, say } from "../output";

const list: Command = {
  name: "member list",
  usage: "[--search TEXT] [--limit N]",
  summary: "List the people of the active workspace",
  options: LIST_OPTIONS,
  run: async (run) => {
    const search = textOption(run, "search");
    const items = await collect(run, (limit) => run.client.pages("members.list", { limit, search }));
    return printList(run, items, {
      NAME: ({ user }) => user.name,
      ADDRESS: ({ user }) => user.email,
      ROLE: ({ role, customRole }) => customRole?.name ?? role,
      FROM: ({ source }) => source,
      STATUS: ({ status }) => status,
      ENDS: ({ expiresAt }) => day(expiresAt),
    });
  },
};

/** `PROJECT` or `PROJECT=ROLE`. */
function invitedProject(text: string): { project: string; role?: string } {
  const [project = "", role] = text.split("=", 2);
  return role === undefined ? { project } : { project, role };
}

const invite: Command = {
  name: "member invite",
  usage: "ADDRESS... [--role ROLE] [--group GROUP]... [--to-project PROJECT[=ROLE]]...",
  summary: "Invite people to the active workspace; each link is shown, for whoever gets no mail",
  options: {
    role: { type: "string" },
    group: { type: "string", multiple: true },
    "to-project": { type: "string", multiple: true },
  },
  names: [1, 50],
  run: async (run) => {
    const { items } = await run.client.call("invitations.create", {
      emails: run.names,
      role: textOption(run, "role"),
      groups: textOptions(run, "group"),
      projects: textOptions(run, "to-project").map(invitedProject),
    });
    printList(run, items, {
      ADDRESS: ({ email }) => email,
      STATUS: ({ status }) => status,
      MAIL: ({ mail }) => mail ?? null,
      REASON: ({ reason }) => reason ?? null,
    });
    const links = items.filter(({ link }) => link !== undefined);
    if (links.length > 0) say(run, "\nThe links, each for its address alone:");
    for (const { email, link } of links) say(run, `${email}  ${link ?? ""}`);
    return items.some(({ status }) => status === "refused") ? 1 : 0;
  },
};

const USER_ID = /^usr_[0-9a-z]{26}$/;

/** Somebody of the workspace by their address; an id is taken as it is. */
async function userOf(run: Run, text: string): Promise<string> {
  if (USER_ID.test(text)) return text;
  const address = text.toLowerCase();
  for await (const { user } of run.client.items("members.list", { search: text })) {
    if (user.email.toLowerCase() === address) return user.id;
  }
  throw new CommandError("Nobody of this address is in the workspace.");
}

const remove: Command = {
  name: "member remove",
  usage: "ADDRESS [--hand-over-to ADDRESS] [--yes]",
  summary: "Remove somebody from the active workspace, after saying what ends with it",
  options: { "hand-over-to": { type: "string" }, yes: { type: "boolean" } },
  names: [1, 1],
  run: async (run) => {
    const user = await userOf(run, run.names[0] ?? "");
    const heir = textOption(run, "hand-over-to");
    const handOverTo = heir === undefined ? undefined : await userOf(run, heir);
    const ending = await run.client.call("members.previewRemoval", { user });
    const parts = [
      `${ending.credentials.total} credentials`,
      `${ending.groups.total} groups`,
      `${ending.projects.total} roles in projects`,
      `${ending.owned.total} projects without an owner${handOverTo === undefined ? "" : " that are handed over"}`,
    ];
    await confirm(run, `Remove ${ending.user.name}? This ends: ${parts.join(", ")}.`);
    const receipt = await run.client.call("members.remove", { user, handOverTo });
    if (run.json) printJson(run, receipt);
    say(run, `${receipt.user.name} was removed.`);
    return 0;
  },
};

export const memberCommands = [list, invite, remove];
