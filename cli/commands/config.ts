import { textOption, wordOf, type Command } from "../command";
import { printJson } from "../output";

const FORMATS = ["json", "yaml", "hocon"] as const;

/** What the server puts in the place of a secret. */
const MASK = "********";

/** Prints the configuration alone, so that it can go into a file; what is to be said beside it goes to standard error. */
export const configCommand: Command = {
  name: "config",
  usage: "[--format json|yaml|hocon] [--actor ID]",
  summary: "Print the configuration that comes out of all vaults of yours; --actor: of somebody else, for admins",
  options: { format: { type: "string" }, actor: { type: "string" } },
  run: async (run) => {
    const format = run.json ? "json" : wordOf(FORMATS, textOption(run, "format") ?? "json", "--format");
    const actor = textOption(run, "actor");
    const answer = await run.client.call("configuration.get", { format, actor });
    if (typeof answer === "string") run.terminal.out(answer);
    else printJson(run, answer);
    const hidden = actor !== undefined && JSON.stringify(answer).includes(MASK);
    if (hidden) {
      run.terminal.err(`What looks like a secret is hidden as ${MASK}: only its owner's credential gets it.\n`);
    }
    return 0;
  },
};
