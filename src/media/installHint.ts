import { readFile } from 'node:fs/promises';

/** What decides how a program is installed here. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  /** Text of /etc/os-release, empty where there is none. */
  readonly osRelease: string;
  readonly isRoot: boolean;
}

/** Package managers by the ids that /etc/os-release names in ID and ID_LIKE. */
const LINUX_COMMANDS: readonly (readonly [ids: readonly string[], command: string])[] = [
  [['debian', 'ubuntu'], 'apt-get install -y ffmpeg'],
  [['fedora'], 'dnf install -y ffmpeg-free'],
  [['rhel', 'centos'], 'dnf install -y ffmpeg'],
  [['arch'], 'pacman -S ffmpeg'],
  [['alpine'], 'apk add ffmpeg'],
  [['suse', 'opensuse'], 'zypper install ffmpeg'],
];

/** What the user can do to get ffmpeg on this machine, with the command to type. */
export function ffmpegInstallHint({ platform, osRelease, isRoot }: Machine): string {
  if (platform === 'darwin') {
    return 'Install it with: brew install ffmpeg';
  }
  if (platform === 'win32') {
    return 'Install it with: winget install Gyan.FFmpeg';
  }
  const ids = linuxIds(osRelease);
  const command = LINUX_COMMANDS.find(([known]) => known.some((id) => ids.includes(id)))?.[1];
  return command === undefined
    ? 'Install it from https://ffmpeg.org/download.html'
    : `Install it with: ${isRoot ? '' : 'sudo '}${command}`;
}

/** The values of ID and ID_LIKE, most particular first. */
function linuxIds(osRelease: string): string[] {
  return ['ID', 'ID_LIKE'].flatMap((field) => {
    const value = new RegExp(`^${field}=(.*)$`, 'm').exec(osRelease)?.[1] ?? '';
    return value.replaceAll(/["']/g, '').split(/\s+/).filter(Boolean);
  });
}

export async function thisMachine(): Promise<Machine> {
  return {
    platform: process.platform,
    // Only Linux has the file; elsewhere the platform alone decides.
    osRelease: process.platform === 'linux' ? await readFile('/etc/os-release', 'utf8').catch(() => '') : '',
    isRoot: process.getuid?.() === 0,
  };
}
