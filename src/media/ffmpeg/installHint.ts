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

/** Where distributions ship an ffmpeg without patented formats, the repository that has the full one. */
const FULL_BUILDS: readonly (readonly [ids: readonly string[], repository: string, command: string])[] = [
  [
    ['fedora', 'rhel', 'centos'],
    'RPM Fusion (https://rpmfusion.org)',
    'dnf install -y --allowerasing ffmpeg',
  ],
  [
    ['suse', 'opensuse'],
    'Packman (https://en.opensuse.org/Additional_package_repositories)',
    'zypper install --allow-vendor-change ffmpeg',
  ],
];

/** What the user can do to get an ffmpeg with all its decoders and encoders on this machine. */
export function fullFfmpegHint(machine: Machine): string {
  const ids = machine.platform === 'linux' ? linuxIds(machine.osRelease) : [];
  const full = FULL_BUILDS.find(([known]) => known.some((id) => ids.includes(id)));
  const where = full
    ? `Add ${full[1]}, then install it with: ${machine.isRoot ? '' : 'sudo '}${full[2]}`
    : ffmpegInstallHint(machine);
  return `A full build of ffmpeg has all common ones. ${where}`;
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
