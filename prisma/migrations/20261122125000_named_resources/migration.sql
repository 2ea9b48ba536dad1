-- Resources are searched by name within their type, by whoever picks one. All that the search looks at stands in the
-- index, which takes the place of the one by type alone: the rows themselves lie all over the table.
CREATE INDEX "resources_named_idx" ON "resources" ("workspaceId", "type", "id") INCLUDE ("projectId", "nameKey", "externalId")
  WHERE "workspaceId" IS NOT NULL;

-- DropIndex
DROP INDEX "resources_workspaceId_type_id_idx";
