import { answerWeb } from "@/server/api/doors/web";

export { answerWeb as DELETE, answerWeb as GET, answerWeb as PATCH, answerWeb as POST, answerWeb as PUT };
