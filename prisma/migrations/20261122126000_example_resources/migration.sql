-- One resource of each type of the product in the examples that are there already, as new ones begin with.
INSERT INTO "resources" ("id", "organizationId", "workspaceId", "projectId", "type", "externalId", "name", "nameKey", "ownerId", "ownerName")
  SELECT 'res_' || substr(md5(p."id" || t."type"), 1, 26), p."organizationId", p."workspaceId", p."id", t."type",
    'example-' || t."type", 'Example ' || replace(t."type", '_', ' '), 'example ' || replace(t."type", '_', ' '),
    coalesce((SELECT c."userId" FROM "collaborators" c WHERE c."projectId" = p."id" AND c."role" = 'owner' LIMIT 1), ''), 'Tenantry'
  FROM "projects" p CROSS JOIN unnest(ARRAY['job', 'dataset', 'dataview', 'model', 'pipeline', 'pipeline_run', 'artifact', 'snapshot',
    'experiment', 'volume', 'endpoint', 'evaluation', 'file', 'application_category', 'queue', 'cluster']) AS t("type")
  WHERE p."kind" = 'examples'
  ON CONFLICT DO NOTHING;
