import { answerWeb } from "@/server/api/web";

export const dynamic = "force-dynamic";

export { answerWeb as POST };
