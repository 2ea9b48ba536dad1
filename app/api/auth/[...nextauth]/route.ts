import { answerAuthRoute } from "@/server/auth/handler";

export { answerAuthRoute as GET, answerAuthRoute as POST };
