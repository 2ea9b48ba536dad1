import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";
import { beforeAll, describe, expect, test } from "vitest";
import { answerPicture } from "@/server/api/doors/pictures";
import { PICTURE } from "@/server/testing/examples/account";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { collaborator, organization, person, workspaceMember, type Person } from "@/server/testing/factory";
import { knock, knockFor } from "@/server/testing/doors/knock";
import { credential, type CredentialRef } from "@/server/testing/factories/machines";
import { refusalOf } from "@/server/testing/refusal";
import { tenant, type Tenant } from "@/server/testing/tenant";
import { PICTURE_BYTES } from "./schema";

useDatabase();

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>';

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");
const pixels = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: { r: 200, g: 10, b: 10 } } });

async function stored(who: Person): Promise<Uint8Array> {
  const [row] = await sql<{ bytes: Uint8Array }>('select "bytes" from "user_pictures" where "userId" = $1', who.id);
  return row?.bytes ?? new Uint8Array();
}

const set = (who: Person, bytes: Uint8Array) => callerOf(who).pictures.set({ picture: base64(bytes) });

describe("a picture", () => {
  test("is made anew as a square of 256 pixels in WebP, without what the file said beside it", async () => {
    const who = await person();
    const exif = { IFD0: { Copyright: "canary-place" } };
    for (const made of [
      pixels(600, 300).jpeg().withExif(exif),
      pixels(30, 90).png().withExif(exif),
      pixels(600, 600).webp().withExif(exif),
      pixels(64, 64).gif(),
    ]) {
      await set(who, await made.toBuffer());
      const bytes = await stored(who);
      expect(await sharp(bytes).metadata()).toMatchObject({ format: "webp", width: 256, height: 256 });
      expect(Buffer.from(bytes).includes("canary")).toBe(false);
    }
  });

  test("is turned as the camera was held, and the first of several frames is kept", async () => {
    const who = await person();
    const left = await pixels(100, 100).png().toBuffer();
    const canvas = sharp({ create: { width: 200, height: 100, channels: 3, background: "#000000" } });
    const wide = canvas.composite([{ input: left, left: 0, top: 0 }]).jpeg({ quality: 100 });
    await set(who, await wide.withMetadata({ orientation: 6 }).toBuffer());
    const { data, info } = await sharp(await stored(who))
      .raw()
      .toBuffer({ resolveWithObject: true });
    const redAt = (x: number, y: number) => data[(y * info.width + x) * info.channels] ?? 0;
    expect([redAt(128, 20) > 150, redAt(128, 236) < 60]).toEqual([true, true]);
  });

  test.each([
    ["an SVG, whatever it is called", Buffer.from(SVG)],
    ["an SVG behind a declaration", Buffer.from(`<?xml version="1.0"?>${SVG}`)],
    ["a page", Buffer.from("<!doctype html><script>1</script>")],
    ["a PDF", Buffer.from("%PDF-1.7\n")],
    ["half a file", Buffer.from(PICTURE, "base64").subarray(0, 40)],
    ["a name of a format with nothing behind it", Buffer.from("GIF89a")],
    ["a bomb that says it has a billion pixels", bomb(32_000, 32_000, 100)],
    ["a small file of 25 million pixels", bomb(5_000, 5_000, 5_000)],
  ])("%s is none", async (_, bytes) => {
    const who = await person();
    const before = process.memoryUsage().rss;
    expect(await refusalOf(set(who, bytes))).toBe("INVALID picture_unreadable (picture)");
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1_048_576);
    expect(await stored(who)).toHaveLength(0);
  });

  test("is removed, and both leave a row that does not hold it", async () => {
    const who = await person();
    const { picture } = await callerOf(who).pictures.set({ picture: PICTURE });
    expect(await callerOf(who).accounts.get()).toMatchObject({ picture });
    await callerOf(who).pictures.remove();
    await callerOf(who).pictures.remove();
    expect(await callerOf(who).accounts.get()).toMatchObject({ picture: null });
    const rows = await sql(`select "action" from "audit_entries" where "actorId" = $1 order by "id"`, who.id);
    expect(rows).toEqual([{ action: "picture.set" }, { action: "picture.remove" }]);
  });
});

/** A PNG with so many rows of black pixels, which take no room in it. */
function bomb(width: number, height: number, rows: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const named = Buffer.concat([Buffer.from(type), data]);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(named));
    return Buffer.concat([length, named, sum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const black = deflateSync(Buffer.alloc(rows * (1 + Math.ceil(width / 8))));
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", header),
    chunk("IDAT", black),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

describe("by REST", () => {
  let who: Person;
  let key: CredentialRef;
  beforeAll(async () => {
    who = await person();
    key = await credential(who, await organization(who));
  });
  const path = "/account/profile/picture";

  test("the file itself is the body, whatever type the caller says it is", async () => {
    const bytes = new Uint8Array(Buffer.from(PICTURE, "base64"));
    for (const type of ["image/png", "application/octet-stream", "image/svg+xml"]) {
      const answer = await knock("PUT", path, { credential: key, bytes, headers: { "content-type": type } });
      expect(answer).toMatchObject({ status: 200, body: { picture: expect.stringContaining(who.id) as string } });
    }
    expect(await knock("PUT", path, { credential: key, body: { picture: PICTURE } })).toMatchObject({ status: 200 });
    expect(await knock("DELETE", path, { credential: key })).toMatchObject({ status: 200, body: { picture: null } });
  });

  test("what is too large, and what is no picture, is refused as such", async () => {
    const headers = { "content-type": "image/png" };
    const large = await knock("PUT", path, { credential: key, bytes: new Uint8Array(PICTURE_BYTES + 1), headers });
    expect(large).toMatchObject({ status: 413, body: { reason: "body_too_large" } });
    const text = await knock("PUT", path, { credential: key, text: "<svg/>", headers });
    expect(text).toMatchObject({ status: 422, body: { reason: "picture_unreadable", field: "picture" } });
    expect(await knockFor("PUT", path, { text: "x", headers })).toMatchObject({ status: 401 });
  });
});

describe("its address", () => {
  let of: Tenant;
  let who: Person;
  let picture: string;
  beforeAll(async () => {
    of = await tenant();
    who = await person();
    await workspaceMember(of.workspace, who);
    picture = (await callerOf(who).pictures.set({ picture: PICTURE })).picture ?? "";
  });

  const fetched = async (viewer: CredentialRef | null, address = picture) => {
    const basic = viewer === null ? "" : Buffer.from(`${viewer.accessKey}:${viewer.secretKey}`).toString("base64");
    const headers = viewer === null ? {} : { authorization: `Basic ${basic}` };
    const [user = "", version = ""] = address.split("/").slice(3);
    return answerPicture(new Request(`http://localhost:3000${address}`, { headers }), user, version);
  };
  const keyOf = async (viewer: Person) => credential(viewer, await organization(viewer));

  test("answers themselves and people of the same organization, as nothing but a picture", async () => {
    for (const viewer of [who, of.owner]) {
      const answer = await fetched(await keyOf(viewer));
      expect(answer.status).toBe(200);
      expect(
        Buffer.from(await answer.arrayBuffer())
          .subarray(0, 4)
          .toString(),
      ).toBe("RIFF");
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        "content-type": "image/webp",
        "x-content-type-options": "nosniff",
        "content-security-policy": "default-src 'none'; sandbox",
        "cache-control": "private, max-age=31536000, immutable",
      });
    }
  });

  test("answers nobody else, like one that is not there", async () => {
    const outsider = await keyOf(await person());
    for (const [viewer, address] of [
      [null, picture],
      [outsider, picture],
      [await keyOf(of.owner), `${picture.slice(0, -3)}abc`],
      [await keyOf(of.owner), "/account/pictures/usr_none/abc"],
    ] as const) {
      const answer = await fetched(viewer, address);
      expect([answer.status, (await answer.arrayBuffer()).byteLength]).toEqual([404, 0]);
    }
  });

  test("answers those who share a project with them, and no longer once that has ended", async () => {
    const [guest, fellow] = [await person(), await person()];
    const theirs = (await callerOf(guest).pictures.set({ picture: PICTURE })).picture ?? "";
    await collaborator(of.project, guest, "viewer");
    await collaborator(of.project, fellow, "viewer");
    const [byFellow, byMember, byStranger] = [await keyOf(fellow), await keyOf(who), await keyOf(await person())];
    const statuses = async () =>
      Promise.all([byFellow, byMember, byStranger].map(async (by) => (await fetched(by, theirs)).status));
    expect(await statuses()).toEqual([200, 200, 404]);
    await sql('delete from "collaborators" where "userId" = $1', guest.id);
    expect(await statuses()).toEqual([404, 404, 404]);
  });

  test("stands beside the person in the lists of people", async () => {
    const room = { workspace: of.workspace.id };
    const pictureIn = (items: readonly { user: { id: string; picture?: string | undefined } | null }[]) =>
      items.find(({ user }) => user?.id === who.id)?.user?.picture;
    const { members, collaborators } = callerOf(of.owner);
    expect(pictureIn((await members.list(room)).items)).toBe(picture);
    expect(pictureIn((await members.listUsers(room)).items)).toBe(picture);
    const people = await members.listInOrganization({ organization: of.organization.id });
    expect(pictureIn(people.items)).toBe(picture);
    await collaborator(of.project, who, "viewer");
    expect(pictureIn((await collaborators.list({ ...room, project: of.project.id })).items)).toBe(picture);
    expect((await members.list(room)).items.find(({ user }) => user.id === of.owner.id)?.user).toEqual({
      id: of.owner.id,
      name: of.owner.name,
      email: of.owner.email,
    });
  });
});
