/** Complaints are for a person to read: the last of them say most. */
const KEPT_CHARACTERS = 4096;

/** The last lines of what ffmpeg writes to its error output, without the memory addresses that differ in every run. */
export async function readComplaints(bytes: AsyncIterable<Uint8Array>): Promise<readonly string[]> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of bytes) {
    text = (text + decoder.decode(chunk, { stream: true })).slice(-KEPT_CHARACTERS);
  }
  return text
    .replaceAll(/ @ 0x[0-9a-f]+/g, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
