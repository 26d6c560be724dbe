import { expect, it } from 'vitest';
import { ffmpegInstallHint } from './installHint.ts';

it.each([
  ['linux', 'ID=debian\nVERSION_ID="12"\n', 'Install it with: sudo apt-get install -y ffmpeg'],
  ['linux', 'ID=linuxmint\nID_LIKE="ubuntu debian"\n', 'Install it with: sudo apt-get install -y ffmpeg'],
  ['linux', 'NAME="Fedora"\nID=fedora\n', 'Install it with: sudo dnf install -y ffmpeg-free'],
  ['linux', 'ID=arch\n', 'Install it with: sudo pacman -S ffmpeg'],
  ['linux', '', 'Install it from https://ffmpeg.org/download.html'],
  ['darwin', '', 'Install it with: brew install ffmpeg'],
  ['win32', '', 'Install it with: winget install Gyan.FFmpeg'],
] as const)('knows how ffmpeg is installed on %s with %j', (platform, osRelease, hint) => {
  expect(ffmpegInstallHint({ platform, osRelease, isRoot: false })).toBe(hint);
});

it('asks root for no sudo', () => {
  const machine = { platform: 'linux', osRelease: 'ID=debian', isRoot: true } as const;
  expect(ffmpegInstallHint(machine)).toBe('Install it with: apt-get install -y ffmpeg');
});
