/** Platforms that both LanceDB and ONNX Runtime bring binaries for: those that there are packages of. */
export const SERVED_PLATFORMS = ['linux-x64', 'linux-arm64', 'darwin-arm64', 'win32-x64'] as const;

/** Whether the engine can run there; `platform` and `arch` are Node's names. */
export function isServed(platform: string, arch: string): boolean {
  return SERVED_PLATFORMS.some((served) => served === `${platform}-${arch}`);
}
