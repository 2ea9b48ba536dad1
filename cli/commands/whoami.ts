import type { Command, Run } from "../command";
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

/** The active workspace, and the role in it. One that is out of reach is an error, and no reason to take another. */
async function placeOf(run: Run, who: Output<"accounts.whoami">): Promise<{ workspace: string; role: string | null }> {
  const active = run.settings.workspace;
  if (active === null) return { workspace: who.workspace?.name ?? "none is active", role: who.role };
  if (active === who.workspace?.id || active === who.workspace?.slug) {
    return { workspace: who.workspace.name, role: who.role };
  }
  const { name, role } = await run.client.call("workspaces.get", { workspace: active });
  return { workspace: name, role };
}

export const whoamiCommand: Command = {
  name: "whoami",
  usage: "",
  summary: "Show who you are, and what the credential reaches",
  run: async (run) => {
    const who = await run.client.call("accounts.whoami");
    const { actor, organization, expiresAt } = who;
    const { workspace, role } = await placeOf(run, who);
    if (run.json) {
      printJson(run, who);
      return 0;
    }
    run.terminal.out(
      facts([
        ["Name", actor.name],
        actor.type === "service_account" ? ["Service account", actor.id] : ["Address", actor.email],
        ["Host", run.settings.host],
        ["Profile", run.settings.profile],
        ["Organization", organization?.name ?? (who.workspace === null ? "every one of yours" : null)],
        ["Workspace", workspace],
        ["Role", role],
        ["Limits", limitsOf(who)],
        ["Ends", day(expiresAt) ?? "never"],
      ]),
    );
    return 0;
  },
};
