import "server-only";
import type { TransactionDatabase } from "../../audit/audited";
import { AppError } from "../../errors";
import { nameKey } from "../../text";
import { gpuTypesIn } from "../queries/settings";

/** What runs on a GPU, or is made to be loaded on one. */
const ON_GPUS = ["job", "dataset", "model"];
const TYPES_AT_MOST = 200;
const TYPE_LENGTH = 100;

/** What an attribute says; "" for nothing. */
function textIn(attributes: unknown, name: string): string {
  if (typeof attributes !== "object" || attributes === null) return "";
  const value: unknown = Reflect.get(attributes, name);
  return typeof value === "string" || typeof value === "number" ? String(value).trim() : "";
}

/**
 * The GPU types that clusters say they have: `gpuType`, or several with commas between as `gpuTypes`.
 * Each once, sorted.
 */
export function gpuTypesOf(clusters: readonly { attributes: unknown }[]): string[] {
  const types = new Map<string, string>();
  for (const { attributes } of clusters) {
    for (const type of [textIn(attributes, "gpuType"), ...textIn(attributes, "gpuTypes").split(",")]) {
      const name = type.trim();
      if (name !== "" && name.length <= TYPE_LENGTH && !types.has(nameKey(name))) types.set(nameKey(name), name);
    }
  }
  return [...types.values()].sort((one, other) => one.localeCompare(other, "en")).slice(0, TYPES_AT_MOST);
}

interface Going {
  projectId: string | null;
  type: string;
  /** Undefined: the call leaves them as they are. */
  attributes?: unknown;
}

function gpuTypeOf({ type, attributes }: Going): string {
  return ON_GPUS.includes(type) ? textIn(attributes, "gpuType") : "";
}

/** Of these resources' projects, those that use owned compute alone, with the types that they know. */
export async function ownedCompute(tx: TransactionDatabase, resources: readonly Going[]) {
  const named = resources.filter((one) => gpuTypeOf(one) !== "");
  const ids = [...new Set(named.flatMap(({ projectId }) => projectId ?? []))];
  if (ids.length === 0) return new Map<string, string[]>();
  const rows = await tx.project.findMany({
    where: { id: { in: ids }, ownedCompute: true },
    select: { id: true, gpuTypes: true },
  });
  return new Map(rows.map(({ id, gpuTypes }) => [id, gpuTypesIn(gpuTypes) ?? []]));
}

/** @throws INVALID gpu_type_not_owned (attributes.gpuType), which names those that are */
export function refuseUnowned(owned: ReadonlyMap<string, readonly string[]>, resource: Going): void {
  const types = owned.get(resource.projectId ?? "");
  const wanted = gpuTypeOf(resource);
  if (types === undefined || wanted === "") return;
  if (types.some((type) => nameKey(type) === nameKey(wanted))) return;
  const detail =
    types.length === 0
      ? "This project uses only GPU types that the organization owns, and knows of none: an admin can refresh them."
      : `This project uses only GPU types that the organization owns: ${types.join(", ")}.`;
  throw new AppError("INVALID", "gpu_type_not_owned", "attributes.gpuType", { detail });
}
