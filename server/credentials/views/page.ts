import "server-only";
import type { ReadDatabase } from "../../db/tenant";
import { containing, countOf, keyset, type Page, type PageInput, toPage } from "../../paging";
import type { CredentialView } from "../schema";
import { credentialColumns, toCredentialViews, type LookedAtFrom } from "./credential";

/** Which credentials a list is of; the handle is confined to its place besides. */
interface Listed {
  userId?: string;
  serviceAccountId?: string;
  workspaceId?: null;
  projectId?: string | null;
}

/** One page of credentials, expired and revoked ones among them. The organization's default key is in no list. */
export async function pageOfCredentials(
  db: Pick<ReadDatabase, "credential">,
  from: LookedAtFrom,
  input: PageInput,
  listed: Listed,
): Promise<Page<CredentialView>> {
  const { after, orderBy, take } = keyset(input);
  const search = input.search === undefined ? {} : { label: containing(input.search) };
  const where = { organizationDefault: false, ...listed, ...search };
  const select = credentialColumns(from);
  const rows = await db.credential.findMany({ where: { ...where, ...after }, orderBy, take, select });
  const count = await countOf(input, rows.length, (limit) => db.credential.count({ where, ...limit }));
  const page = toPage(
    input,
    rows,
    count,
    (row) => row.id,
    (row) => row,
  );
  return { ...page, items: await toCredentialViews(page.items) };
}
