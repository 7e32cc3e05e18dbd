/** What a test reads of an archive bundle. */
export interface Bundle {
  bytes: Buffer;
  manifest: { retention: number | null; items: { code: string; text: string; held: boolean; entries: string[] }[] };
  orders: Record<string, unknown>[];
  texts: unknown[];
  /** contents of the attached files, in the order in which they were attached */
  files: string[];
}

/** Reads the zip file of a bundle; nothing in it is compressed. */
export function bundleIn(bytes: Buffer): Bundle {
  const entries = entriesOf(bytes);
  const json = (name: string): unknown => JSON.parse(entries.get(name) ?? 'null');
  const below = (folder: string): string[] => [...entries.keys()].filter((name) => name.startsWith(folder)).sort();
  return {
    bytes,
    manifest: json('manifest.json') as Bundle['manifest'],
    orders: json('orders.json') as Bundle['orders'],
    texts: below('texts/').map(json),
    files: below('files/').map((name) => entries.get(name) ?? ''),
  };
}

const CENTRAL_HEADER = 0x02014b50;
const END_OF_CENTRAL = 0x06054b50;

/** by the central directory: name and content of each entry (PKWARE APPNOTE 4.3) */
function entriesOf(zip: Buffer): Map<string, string> {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || zip.readUInt32LE(end) !== END_OF_CENTRAL) throw new Error('no zip file');
  const entries = new Map<string, string>();
  let at = zip.readUInt32LE(end + 16);
  for (let i = zip.readUInt16LE(end + 10); i > 0; i--) {
    if (zip.readUInt32LE(at) !== CENTRAL_HEADER) throw new Error('a zip file whose directory is damaged');
    const [size, nameLength] = [zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28)];
    const local = zip.readUInt32LE(at + 42);
    const content = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    entries.set(name, zip.toString('utf8', content, content + size));
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return entries;
}
