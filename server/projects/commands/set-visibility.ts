import "server-only";
import type { ProjectScope } from "../../access/scope";
import { refusePersonal } from "../../organizations/commands/refusals";
import type { ProjectView, SetVisibilityInput } from "../schema";
import { changeProject } from "./change-project";
import { refuseDefault } from "./check-project";

/**
 * Opens the project to its workspace, or closes it for all but its collaborators; from the next request on.
 * @throws CONFLICT default_project, personal_organization, FORBIDDEN examples_read_only
 */
export async function setVisibility(scope: ProjectScope, { visibility }: SetVisibilityInput): Promise<ProjectView> {
  refuseDefault(scope);
  refusePersonal(scope.organization);
  return changeProject(scope, "project.set-visibility", (_tx, { visibility: former }) => ({
    data: { visibility },
    before: { visibility: former },
    after: { visibility },
  }));
}
