import { headers } from "next/headers";

import { messageOf } from "@/app/_sentences/refusals/messages";
import { readTheme } from "@/app/_lib/theme";
import { leadToStored, refusedDocument, storedDocument } from "@/app/_resources/stored-document";
import { fileNameOf, linkNamed } from "@/app/_resources/stored-links";
import { caller } from "@/server/api/caller";
import { failPage } from "@/server/api/page-answer";

interface Context {
  params: Promise<{ workspace: string; resource: string }>;
}

async function show(request: Request, { params }: Context): Promise<Response> {
  const query = new URL(request.url).searchParams;
  const { resources, storage } = await caller();
  const resource = await resources.get(await params);
  const link = linkNamed(resource, query.get("attribute"));
  if (link === undefined) return refusedDocument(messageOf("not_found"), 404, await readTheme());
  const open = query.has("open");
  const signed = await storage.sign({ url: link.url, display: !open });
  if (open || signed.display === null) return leadToStored(signed.url);
  return storedDocument({ name: fileNameOf(link.url), theme: await readTheme(), signed });
}

/** What lies behind a link of a resource, fetched by the browser with the visitor's own access. Stands in a frame. */
export async function GET(request: Request, context: Context): Promise<Response> {
  try {
    return await show(request, context);
  } catch (error) {
    const { reason, status } = failPage(error, await headers());
    return refusedDocument(messageOf(reason), status, await readTheme());
  }
}
