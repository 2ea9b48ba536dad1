import { answerSso } from "@/server/sso/door";

interface Context {
  params: Promise<{ connection: string; step: string }>;
}

async function answer(request: Request, { params }: Context): Promise<Response> {
  const { connection, step } = await params;
  return answerSso(request, connection, step);
}

export { answer as GET, answer as POST };
