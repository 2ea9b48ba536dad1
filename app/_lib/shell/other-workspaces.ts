import { shownBelow } from "@/app/_lib/list/shown-below";
import { trpc } from "@/app/_lib/trpc";
import { urls } from "@/app/_lib/urls";
import { SHELL } from "@/app/_sentences/interface/shell";

import type { CommandGroup } from "./command-groups";
import type { ShellData } from "./data";

/** Asks for the workspaces that the frame's own list leaves out; undefined where it holds them all. */
export function otherWorkspaces(
  { more, workspaces }: ShellData,
  open: (href: string) => void,
): ((text: string) => Promise<readonly CommandGroup[]>) | undefined {
  if (!more) return undefined;
  const listed = new Set(workspaces.map(({ slug }) => slug));
  return async (text) => {
    const { items } = await trpc.workspaces.list.query(shownBelow(text));
    const entries = items.flatMap(({ id, slug, name, organization }) => {
      const run = () => open(urls.workspace.projects(slug));
      return listed.has(slug) ? [] : [{ key: id, label: name, context: organization.name, run }];
    });
    return [{ label: SHELL.otherWorkspaces, entries }];
  };
}
