import "server-only";
import type { ProjectScope } from "../../access/scope";
import { AppError } from "../../errors";
import type { ProjectView } from "../schema";
import { changeProject } from "./change-project";
import { refuseDefault } from "./check-project";

/**
 * Keeps the project as it is: everything in it can be read, and nothing changes.
 * @throws CONFLICT default_project, archived where it is already, FORBIDDEN examples_read_only
 */
export async function archiveProject(scope: ProjectScope): Promise<ProjectView> {
  refuseDefault(scope);
  return changeProject(scope, "project.archive", (_tx, { archivedAt }) => {
    if (archivedAt !== null) throw new AppError("CONFLICT", "archived");
    return { data: { archivedAt: new Date() }, before: { status: "active" }, after: { status: "archived" } };
  });
}

/** Brings an archived project back to work; one that is at work stays so. */
export async function unarchiveProject(scope: ProjectScope): Promise<ProjectView> {
  return changeProject(scope, "project.unarchive", (_tx, { archivedAt }) => ({
    data: { archivedAt: null },
    before: { status: archivedAt === null ? "active" : "archived" },
    after: { status: "active" },
  }));
}
