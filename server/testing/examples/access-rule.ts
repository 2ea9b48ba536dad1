import { accessRule } from "../factories/access";
import { person, workspaceMember } from "../factory";
import type { Examples } from "./types";

/** Calls that succeed for the rules of access of a workspace. */
export const ACCESS_RULE_EXAMPLES: Examples["accessRules"] = {
  create: async ({ owner, workspace, project }) => {
    const who = await person();
    await workspaceMember(workspace, who);
    const terms = { resourceType: "job", project: project.id, permission: "read" as const };
    return { actor: owner.actor, input: { workspace: workspace.id, ...terms, users: [who.id], roles: ["viewer"] } };
  },
  update: async ({ owner, workspace }) => {
    const rule = await accessRule(workspace, [{ role: "viewer" }]);
    return { actor: owner.actor, input: { workspace: workspace.id, rule, permission: "modify" } };
  },
  remove: async ({ owner, workspace }) => {
    const rule = await accessRule(workspace, [{ role: "viewer" }]);
    return { actor: owner.actor, input: { workspace: workspace.id, rule } };
  },
};
