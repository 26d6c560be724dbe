import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { element, xmlText } from './xml.ts';

function read(text: string): string {
  return text.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(code));
}

describe('XML text', () => {
  it('reads back as it was, without a character that means something', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const written = xmlText(text);
        expect(written).not.toMatch(/[<>"\t\r\n]|&(?!#\d+;)/);
        expect(read(written)).toBe(text);
      }),
    );
  });

  it('replaces what XML cannot hold', () => {
    expect(xmlText('a\u0000b\u001bc\ud800d\uffff😀\u0085')).toBe('a\ufffdb\ufffdc\ufffdd\ufffd😀\u0085');
  });

  it('keeps attributes and content within their element', () => {
    expect(element('a', { b: '"/><c d="' }, [xmlText('</a>')])).toBe(
      '<a b="&#34;/&#62;&#60;c d=&#34;">&#60;/a&#62;</a>',
    );
  });
});
