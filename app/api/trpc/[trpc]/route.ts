import { answerTrpc } from "@/server/api/trpc-door";

export { answerTrpc as GET, answerTrpc as POST };
