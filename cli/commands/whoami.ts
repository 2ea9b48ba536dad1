import type { Command } from "../command";
import { day, printJson } from "../output";
import type { Output } from "../sdk/client";
import { facts } from "../table";

function limitsOf({ scopes }: Output<"accounts.whoami">): string {
  if (scopes === null) return "none: all that its owner may";
  const parts = [
    scopes.permissions === null ? null : `only ${scopes.permissions.join(", ")}`,
    scopes.readOnly ? "changes nothing" : null,
    scopes.project === null ? null : `one project (${scopes.project})`,
  ];
  return parts.filter((part) => part !== null).join("; ");
}

export const whoamiCommand: Command = {
  name: "whoami",
  usage: "",
  summary: "Show who you are, and what the credential reaches",
  run: async (run) => {
    const who = await run.client.call("accounts.whoami");
    if (run.json) {
      printJson(run, who);
      return 0;
    }
    const { actor, organization, workspace, role, expiresAt } = who;
    run.terminal.out(
      facts([
        ["Name", actor.name],
        [actor.email === null ? "Service account" : "Address", actor.email ?? actor.id],
        ["Host", run.settings.host],
        ["Profile", run.settings.profile],
        ["Organization", organization?.name ?? null],
        ["Workspace", workspace?.name ?? "every one of the organization"],
        ["Role", role],
        ["Limits", limitsOf(who)],
        ["Ends", day(expiresAt) ?? "never"],
      ]),
    );
    return 0;
  },
};
