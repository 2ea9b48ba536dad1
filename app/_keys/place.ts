/** The project whose keys they are, as the server's procedures name it. */
export interface KeyPlace {
  workspace: string;
  project: string;
}
