import "server-only";
import type { ProjectScope } from "../../access/scope";
import type { ReadDatabase } from "../../db/tenant";
import { notFound } from "../../errors";
import type { SettingsView } from "../schema/settings";

const COLUMNS = { ownedCompute: true, hidden: true, gpuTypes: true, gpuTypesAt: true } as const;

/** The GPU types of a row as they were kept; null where they never were. */
export function gpuTypesIn(value: unknown): string[] | null {
  if (!Array.isArray(value)) return null;
  return value.filter((one) => typeof one === "string");
}

/** @throws NOT_FOUND */
export async function readProjectSettings(db: Pick<ReadDatabase, "project">, id: string): Promise<SettingsView> {
  const row = await db.project.findFirst({ where: { id }, select: COLUMNS });
  if (row === null) throw notFound();
  const { ownedCompute, hidden, gpuTypes, gpuTypesAt } = row;
  return {
    ownedCompute,
    hidden,
    gpuTypes: gpuTypesIn(gpuTypes),
    gpuTypesRefreshedAt: gpuTypesAt?.toISOString() ?? null,
  };
}

export async function getSettings({ db, project }: ProjectScope): Promise<SettingsView> {
  return readProjectSettings(db, project.id);
}
