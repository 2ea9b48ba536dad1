import type { PickerOption } from "@/app/_components/picker/types";
import type { Query } from "@/app/_lib/list/list-query";
import { resourceOption } from "@/app/_lib/list/object-search";
import { unlessRefused } from "@/app/_lib/unless-refused";
import { caller } from "@/server/api/caller";

import type { RulePreset } from "./rule-values";

type Chosen = Pick<RulePreset, "project" | "resource" | "user" | "group" | "serviceAccount">;

/** What is gone, or was mistyped, is shown as it stands in the address; the list then simply is empty. */
async function named(value: string | undefined, find: (id: string) => Promise<PickerOption>) {
  if (value === undefined || value === "") return undefined;
  return unlessRefused(find(value), { value, label: value });
}

/** The names of all that the address names, for the filters and for a new rule. */
export async function chosenNames(workspace: string, query: Query): Promise<Chosen> {
  const { projects, resources, members, groups, serviceAccounts } = await caller();
  const [project, resource, user, group, serviceAccount] = await Promise.all([
    named(query.project, async (id) => {
      const found = await projects.get({ workspace, project: id });
      return { value: found.id, label: found.name };
    }),
    named(query.resource, async (id) => resourceOption(await resources.get({ workspace, resource: id }))),
    named(query.user, async (id) => {
      const { user: found } = await members.getAccess({ workspace, user: id });
      return { value: id, label: found.name };
    }),
    named(query.group, async (id) => ({ value: id, label: (await groups.get({ workspace, group: id })).name })),
    named(query.serviceAccount, async (id) => {
      const { name } = await serviceAccounts.get({ workspace, serviceAccount: id });
      return { value: id, label: name };
    }),
  ]);
  return { project, resource, user, group, serviceAccount };
}
