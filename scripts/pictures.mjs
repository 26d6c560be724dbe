// Makes the pictures of the README from those that the story in the editor leaves: npm run pictures
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';

const FROM = 'out/pictures';
const TO = 'docs/pictures';
const STILLS = { statistics: '3-statistics', choreography: 'plan-3-playing' };
const STORY = [
  '1-generating',
  '2-generated',
  '3-statistics',
  '4-posters',
  '5-similar',
  '6-playing',
  '7-search',
];
const SECONDS_EACH = 2.2;
const WIDTH = 1100;

const story = ['vitest', 'run', '--project', 'editor', 'story', 'plan'];
run('npx', story, { ...process.env, STORY_CLIPS: 'all' });
mkdirSync(TO, { recursive: true });
for (const [name, picture] of Object.entries(STILLS)) {
  const webp = ['-c:v', 'libwebp', '-quality', '82', `${TO}/${name}.webp`];
  ffmpeg(['-i', `${FROM}/${picture}.png`, '-vf', `scale=${WIDTH}:-2`, ...webp]);
}
const frames = STORY.flatMap((name) => [
  '-loop',
  '1',
  '-t',
  '0.1',
  '-framerate',
  '10',
  '-i',
  `${FROM}/${name}.png`,
]);
const joined = STORY.map((_, index) => `[${index}:v]`).join('');
const film = `${joined}concat=n=${STORY.length}:v=1:a=0,setpts=N*${SECONDS_EACH}/TB,scale=${WIDTH}:-2`;
const animation = ['-c:v', 'libwebp_anim', '-quality', '70', '-loop', '0', '-fps_mode', 'passthrough'];
ffmpeg([...frames, '-filter_complex', film, ...animation, `${TO}/story.webp`]);

function ffmpeg(given) {
  run('ffmpeg', ['-hide_banner', '-loglevel', 'warning', '-y', ...given], process.env);
}

function run(program, given, env) {
  const { status } = spawnSync(program, given, { stdio: 'inherit', env });
  if (status !== 0) {
    process.exit(status ?? 1);
  }
}
