import { answerPicture } from "@/server/api/doors/pictures";

interface Context {
  params: Promise<{ user: string; version: string }>;
}

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { user, version } = await params;
  return answerPicture(request, user, version);
}
