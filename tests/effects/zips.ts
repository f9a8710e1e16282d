/** Zip archives for tests, made byte by byte, sound or not. */
import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipPart {
  readonly name: string | Uint8Array;
  readonly content: string | Uint8Array;
  /** 8 for deflated, which is the default, 0 for stored; any other number is a lie. */
  readonly method?: number;
  /** General purpose bits; 1 for encrypted, 0x800 for a name in UTF-8. */
  readonly flags?: number;
  /** The checksum it claims. */
  readonly crc?: number;
}

/** An archive of these files, in their order. */
export function zip(parts: readonly ZipPart[]): Buffer {
  const bodies: Buffer[] = [];
  const list: Buffer[] = [];
  let offset = 0;
  for (const { name, content, method = 8, flags = 0, crc } of parts) {
    const bytes = Buffer.from(content as Uint8Array);
    const packed = method === 8 ? deflateRawSync(bytes) : bytes;
    const path = Buffer.from(name as Uint8Array);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(method, 4);
    common.writeUInt32LE(crc ?? crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(path.length, 22);
    const body = Buffer.concat([Buffer.from('PK\x03\x04'), common, path, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    list.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, tail, path]));
    bodies.push(body);
    offset += body.length;
  }
  const directory = Buffer.concat(list);
  // Over 65,535 members are counted in a longer record, which another one finds.
  const longer = Buffer.alloc(parts.length > 0xffff ? 76 : 0);
  if (longer.length > 0) {
    longer.write('PK\x06\x06', 'latin1');
    longer.writeBigUInt64LE(44n, 4);
    longer.writeBigUInt64LE(BigInt(parts.length), 24);
    longer.writeBigUInt64LE(BigInt(parts.length), 32);
    longer.writeBigUInt64LE(BigInt(directory.length), 40);
    longer.writeBigUInt64LE(BigInt(offset), 48);
    longer.write('PK\x06\x07', 56, 'latin1');
    longer.writeBigUInt64LE(BigInt(offset + directory.length), 64);
    longer.writeUInt32LE(1, 72);
  }
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  const count = Math.min(parts.length, 0xffff);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, directory, longer, end]);
}
