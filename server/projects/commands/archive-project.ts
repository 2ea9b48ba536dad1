import "server-only";
import type { ProjectScope } from "../../access/scope";
import { AppError } from "../../errors";
import type { ProjectView } from "../schema";
import { changeProject } from "./change-project";
import { refuseDefault } from "./check-project";

/**
 * Keeps the project as it is: everything in it can be read, and nothing changes.
 * @throws CONFLICT default_project, unchanged where it is already, FORBIDDEN examples_read_only
 */
export async function archiveProject(scope: ProjectScope): Promise<ProjectView> {
  refuseDefault(scope);
  return changeProject(scope, "project.archive", (_tx, { archivedAt }) => {
    if (archivedAt !== null) throw new AppError("CONFLICT", "unchanged");
    return { data: { archivedAt: new Date() }, before: { status: "active" }, after: { status: "archived" } };
  });
}

/**
 * Brings an archived project back to work.
 * @throws CONFLICT unchanged where it is not archived
 */
export async function unarchiveProject(scope: ProjectScope): Promise<ProjectView> {
  return changeProject(scope, "project.unarchive", (_tx, { archivedAt }) => {
    if (archivedAt === null) throw new AppError("CONFLICT", "unchanged");
    return { data: { archivedAt: null }, before: { status: "archived" }, after: { status: "active" } };
  });
}
