import { redirect } from "next/navigation";

import { urls } from "@/app/_lib/urls";

interface ProjectPageProps {
  params: Promise<{ workspace: string; project: string }>;
}

export default async function ProjectPage({ params }: ProjectPageProps) {
  const { workspace, project } = await params;
  redirect(urls.project.settings(workspace, project));
}
