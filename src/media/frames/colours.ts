import type { ClipProbe } from '../probe/clipProbe.ts';

type Colours = Pick<ClipProbe, 'transfer' | 'matrix' | 'width' | 'height'>;

/** Transfer functions of pictures with a high dynamic range, as ffmpeg calls them: HLG and PQ. */
const HDR_TRANSFERS: readonly (string | null)[] = ['arib-std-b67', 'smpte2084'];

/** Luminance of diffuse white in HDR, in cd/m2 (ITU-R BT.2408), and of the brightest that is kept apart. */
const WHITE = 203;
const BRIGHTEST = 1000;

/** Brightness over white from which highlights are compressed. */
const KNEE = 0.3;

export function isHdr({ transfer }: Pick<ClipProbe, 'transfer'>): boolean {
  return HDR_TRANSFERS.includes(transfer);
}

/**
 * ffmpeg's filters that make of an HDR picture what an ordinary screen shows, in BT.709. Method: linear light, primaries
 * of BT.709, highlights by the Moebius curve. Where zscale is missing, the same by tables, each colour by
 * itself.
 * @param filters that this ffmpeg has
 */
export function toneMapping(
  { transfer }: Pick<ClipProbe, 'transfer'>,
  filters: ReadonlySet<string>,
): string[] {
  if (filters.has('zscale') && filters.has('tonemap')) {
    return [
      `setparams=color_primaries=bt2020:color_trc=${transfer}:colorspace=bt2020nc`,
      `zscale=t=linear:npl=${WHITE}`,
      'format=gbrpf32le',
      'zscale=p=bt709',
      'tonemap=mobius:desat=0',
      'zscale=t=bt709:m=bt709:r=tv',
      'format=yuv420p',
    ];
  }
  const light = compressed(transfer === 'smpte2084' ? lightOfPq : lightOfHlg);
  const code = `maxval*pow(val/maxval,${1 / 2.2})`;
  return [
    'scale=in_color_matrix=bt2020',
    'format=gbrp16le',
    `lutrgb=r='${light}':g='${light}':b='${light}'`,
    TO_BT709,
    `lutrgb=r='${code}':g='${code}':b='${code}'`,
    'scale=out_color_matrix=bt709:out_range=tv',
    'format=yuv420p',
  ];
}

/** Light over white of a code `v`, 0 to 1, as an expression of ffmpeg. SMPTE ST 2084. */
function lightOfPq(v: string): string {
  const root = `pow(${v},${1 / 78.84375})`;
  const light = `pow(max(${root}-0.8359375,0)/(18.8515625-18.6875*${root}),${1 / 0.1593017578125})`;
  return `min(${10_000 / WHITE}*${light},${BRIGHTEST / WHITE})`;
}

/** ITU-R BT.2100, for a screen of 1000 cd/m2. */
function lightOfHlg(v: string): string {
  const scene = `if(lte(${v},0.5),${v}*${v}/3,(exp((${v}-0.55991073)/0.17883277)+0.28466892)/12)`;
  return `${BRIGHTEST / WHITE}*pow(${scene},1.2)`;
}

/** The primaries of BT.2020 by those of BT.709, in linear light (ITU-R BT.2087). */
const TO_BT709 =
  'colorchannelmixer=rr=1.6605:rg=-0.5876:rb=-0.0728:gr=-0.1246:gg=1.1329:gb=-0.0083:br=-0.0182:bg=-0.1006:bb=1.1187';

/** The light that an ordinary screen gives for a code of the picture, both 0 to `maxval`. */
function compressed(lightOf: (v: string) => string): string {
  const [knee, peak] = [KNEE, BRIGHTEST / WHITE];
  const a = (-knee * knee * (peak - 1)) / (knee * knee - 2 * knee + peak);
  const b = (knee * knee - 2 * knee * peak + peak) / (peak - 1);
  const scale = (b * b + 2 * b * knee + knee * knee) / (b - a);
  const light = lightOf('(val/maxval)');
  const mapped = `if(lte(${light},${knee}),${light},${scale}*(${light}+${a})/(${light}+${b}))`;
  return `clip(maxval*${mapped},minval,maxval)`;
}

/** What `scale` calls the matrices that files name. */
const MATRICES: Readonly<Record<string, string>> = {
  bt709: 'bt709',
  smpte170m: 'bt601',
  bt470bg: 'bt601',
  fcc: 'fcc',
  smpte240m: 'smpte240m',
  bt2020nc: 'bt2020',
  bt2020c: 'bt2020',
};

/** The matrix of a picture for `scale`; of one that does not say, what players take: BT.709 from 720 lines on. */
export function matrixOf({ matrix, width, height }: Colours): string {
  const assumed = Math.min(width, height) >= 720 || Math.max(width, height) >= 1280 ? 'bt709' : 'bt601';
  return MATRICES[matrix ?? ''] ?? assumed;
}
