import { answerTrpc } from "@/server/api/doors/trpc-door";

export { answerTrpc as GET, answerTrpc as POST };
