/** A group as its dialogs name it: the workspace's slug, the group's id and name. */
export interface GroupPlace {
  slug: string;
  group: string;
  name: string;
}
