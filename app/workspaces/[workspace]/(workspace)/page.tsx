import { redirect } from "next/navigation";

import { urls } from "@/app/_lib/urls";

export default async function WorkspacePage({ params }: { params: Promise<{ workspace: string }> }) {
  redirect(urls.workspace.projects((await params).workspace));
}
