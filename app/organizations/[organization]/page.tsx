import { redirect } from "next/navigation";

import { urls } from "@/app/_lib/urls";

export default async function OrganizationPage({ params }: { params: Promise<{ organization: string }> }) {
  redirect(urls.organization.workspaces((await params).organization));
}
