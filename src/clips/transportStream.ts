import { open } from 'node:fs/promises';

/** Bytes of a packet of MPEG-2 transport streams (ISO/IEC 13818-1), and of one with a time stamp before it (AVCHD). */
const PACKETS = [
  { bytes: 188, syncAt: 0 },
  { bytes: 192, syncAt: 4 },
] as const;
const SYNC_BYTE = 0x47;
const PACKETS_READ = 5;

/** Whether a file holds a transport stream, by the sync bytes of its first packets. One that cannot be read holds none. */
export async function isTransportStream(path: string): Promise<boolean> {
  try {
    const file = await open(path);
    try {
      const size = 192 * PACKETS_READ;
      const { buffer, bytesRead } = await file.read(Buffer.alloc(size), 0, size, 0);
      return PACKETS.some(
        ({ bytes, syncAt }) =>
          bytesRead >= bytes * PACKETS_READ &&
          Array.from({ length: PACKETS_READ }).every((_, i) => buffer[i * bytes + syncAt] === SYNC_BYTE),
      );
    } finally {
      await file.close();
    }
  } catch {
    return false;
  }
}
