import { answerWeb } from "@/server/api/web";

export { answerWeb as GET, answerWeb as POST };
