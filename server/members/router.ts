import "server-only";
import { router } from "../api/trpc";
import { endings } from "./router/endings";
import { organizationMembers } from "./router/organization-members";
import { workspaceMembers } from "./router/workspace-members";

export const membersRouter = router({ ...workspaceMembers, ...organizationMembers, ...endings });
