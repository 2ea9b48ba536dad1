import { taskScope } from "@/server/background/task-scope";
import { runDueTasks } from "@/server/background/schedule";
import { closeDatabase } from "@/server/db/client";

/** A process of its own that runs what is due each time it is told to, and answers which tasks it ran. */

process.on("message", () => {
  void runDueTasks(taskScope()).then((ran) => process.send?.(ran));
});
process.once("disconnect", () => void closeDatabase());
process.send?.("ready");
