/** How the server's process is started: arguments of Node, the program last, and environment. */
export declare const SERVER_PROCESS: Readonly<{ args: readonly string[]; env: Readonly<Record<string, string>> }>;
