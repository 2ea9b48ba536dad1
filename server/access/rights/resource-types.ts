/** What platforms make in a project. `job` is what ClearML calls a task. The operator can register further types. */
export const PROJECT_RESOURCE_TYPES = [
  "job",
  "dataset",
  "dataview",
  "model",
  "pipeline",
  "pipeline_run",
  "artifact",
  "snapshot",
  "experiment",
  "volume",
  "endpoint",
  "evaluation",
  "file",
  "application_category",
] as const;

/** What belongs to a workspace or to one of its projects. */
export const WORKSPACE_RESOURCE_TYPES = ["queue", "cluster"] as const;

export const RESOURCE_TYPES = [...PROJECT_RESOURCE_TYPES, ...WORKSPACE_RESOURCE_TYPES] as const;

export type ResourceType = (typeof RESOURCE_TYPES)[number];

/** What people read of each, where no translation stands in its place. */
export const RESOURCE_TYPE_LABELS: Readonly<Record<ResourceType, string>> = {
  job: "Jobs",
  dataset: "Datasets",
  dataview: "Dataviews",
  model: "Models",
  pipeline: "Pipelines",
  pipeline_run: "Pipeline runs",
  artifact: "Artifacts",
  snapshot: "Snapshots",
  experiment: "Experiments",
  volume: "Volumes",
  endpoint: "Endpoints",
  evaluation: "Evaluations",
  file: "Files",
  application_category: "Application categories",
  queue: "Queues",
  cluster: "Clusters",
};

/** What a collaborator may do to the resources of one type: nothing; list, view, download logs; or everything. */
export const ACCESS_LEVELS = ["none", "read", "all"] as const;

type AccessLevel = (typeof ACCESS_LEVELS)[number];

/** A level for each resource type; a type that is missing is out of reach. */
export type AccessMap = Partial<Record<ResourceType, AccessLevel>>;
