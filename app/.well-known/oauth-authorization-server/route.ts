import { answerWeb } from "@/server/api/doors/web";

export const dynamic = "force-dynamic";

export { answerWeb as GET };
