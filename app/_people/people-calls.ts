import type { Option } from "@/app/_components/form/controls";

export interface Result {
  user: string;
  status: string;
  reason?: string | undefined;
}

/** What is asked of the server about one person or several; the workspace and the organization ask different doors. */
export interface PeopleCalls {
  roles: readonly Option[];
  changeRole: (user: string, role: string) => Promise<{ user: { name: string } }>;
  changeRoles: (users: string[], role: string) => Promise<{ items: Result[] }>;
  setEnd: (user: string, expiresAt: string | null) => Promise<{ user: { name: string } }>;
  remove: (users: string[]) => Promise<{ items: Result[] }>;
}
