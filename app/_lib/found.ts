import "server-only";

import { notFound } from "next/navigation";

import { domainError } from "@/server/api/failure";

/** The answer, or the page for nothing found where the server says that there is nothing. */
export async function found<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (domainError(error).error.reason === "not_found") notFound();
    throw error;
  }
}
