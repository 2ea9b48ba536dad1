import "server-only";
import { listHistory } from "../../audit/views/history";
import { namesById } from "../../db/hot/people/names";
import type { ReadDatabase } from "../../db/tenant";
import { countOf, keyset, toPage, type Page, type PageInput } from "../../paging";
import type { VersionView } from "../schema";
import { formatOf, namedBy } from "../views/vault";

const COLUMNS = {
  id: true,
  number: true,
  format: true,
  keyCount: true,
  restoredFrom: true,
  createdAt: true,
  createdById: true,
} as const;

/** One page of the versions of a vault; none where there is no vault yet. */
export async function listVersions(
  db: Pick<ReadDatabase, "vaultVersion">,
  vaultId: string | null,
  input: PageInput,
): Promise<Page<VersionView>> {
  const { after, orderBy, take } = keyset(input);
  const where = { vaultId: vaultId ?? "none" };
  const rows = await db.vaultVersion.findMany({ where: { ...where, ...after }, orderBy, take, select: COLUMNS });
  const count = await countOf(input, rows.length, (limit) => db.vaultVersion.count({ where, ...limit }));
  const names = await namesById(rows.flatMap(({ createdById }) => createdById ?? []));
  return toPage(
    input,
    rows,
    count,
    ({ id }) => id,
    ({ createdAt, createdById, format, ...row }) => ({
      ...row,
      format: formatOf(format),
      createdAt: createdAt.toISOString(),
      createdBy: namedBy(names, createdById),
    }),
  );
}

/** What was done to a vault. */
export async function listHistoryOfVault(
  db: Pick<ReadDatabase, "auditEntry">,
  vaultId: string | null,
  input: PageInput,
) {
  return listHistory(db, { type: "vault", id: vaultId ?? "none" }, input);
}
