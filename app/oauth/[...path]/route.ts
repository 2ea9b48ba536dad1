import { answerWeb } from "@/server/api/doors/web";

export { answerWeb as GET, answerWeb as POST };
