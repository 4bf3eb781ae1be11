// A file as Apple Health packs it, for tests.
import { crc32, deflateRawSync } from "node:zlib";

// packed packs members, each a name and its bytes.
export function packed(members) {
  const parts = [], list = [];
  let at = 0;
  for (const [name, plain] of members) {
    const data = deflateRawSync(plain), label = Buffer.from(name);
    const head = (signature, extra) => {
      const b = Buffer.alloc(extra ? 46 : 30);
      b.writeUInt32LE(signature, 0);
      const from = extra ? 2 : 0; // the directory has one more version first
      b.writeUInt16LE(20, 4);
      b.writeUInt16LE(8, 8 + from);
      b.writeUInt32LE(crc32(plain), 14 + from);
      b.writeUInt32LE(data.length, 18 + from);
      b.writeUInt32LE(plain.length, 22 + from);
      b.writeUInt16LE(label.length, 26 + from);
      if (extra) b.writeUInt32LE(at, 42);
      return b;
    };
    list.push(head(0x02014b50, true), label);
    parts.push(head(0x04034b50), label, data);
    at += 30 + label.length + data.length;
  }
  const directory = Buffer.concat(list), tail = Buffer.alloc(22);
  tail.writeUInt32LE(0x06054b50, 0);
  tail.writeUInt16LE(members.length, 8);
  tail.writeUInt16LE(members.length, 10);
  tail.writeUInt32LE(directory.length, 12);
  tail.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, directory, tail]);
}
