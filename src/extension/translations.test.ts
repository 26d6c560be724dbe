import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');

/** Strings that the code passes to `l10n.t`, which are their own English. */
function stringsInCode(): string[] {
  const files = [
    'src/extension',
    'src/choreography/plan',
    'src/moves',
    'webview/ui',
    'webview/library',
    'webview/choreography',
  ].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .map((name) => join(ROOT, folder, name)),
  );
  const strings = files.flatMap((file) => {
    const found: string[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node) && node.expression.getText() === 'l10n.t') {
        const [text] = node.arguments;
        if (!ts.isStringLiteralLike(text)) {
          throw new Error(`${file}: only a literal can be translated: ${node.getText()}`);
        }
        found.push(text.text);
      }
      ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true));
    return found;
  });
  return [...new Set(strings)].sort();
}

function read(name: string): Record<string, string> {
  return JSON.parse(readFileSync(join(ROOT, name), 'utf8'));
}

function placeholders(text: string): string[] {
  return [...new Set(text.match(/\{\d+\}/g))].sort();
}

describe('the Spanish strings', () => {
  const spanish = read('l10n/bundle.l10n.es.json');

  it('are there for every string in the code, and for no other', () => {
    expect(Object.keys(spanish).sort()).toEqual(stringsInCode());
  });

  it('have the placeholders of the English ones', () => {
    for (const [english, translated] of Object.entries(spanish)) {
      expect.soft(placeholders(translated), english).toEqual(placeholders(english));
    }
  });

  it('are there for everything that package.json names', () => {
    expect(Object.keys(read('package.nls.es.json'))).toEqual(Object.keys(read('package.nls.json')));
  });
});

describe('package.json', () => {
  it('names only strings that there are, and all of them', () => {
    const named = readFileSync(join(ROOT, 'package.json'), 'utf8').matchAll(/"%([\w.]+)%"/g);
    expect([...new Set([...named].map(([, name]) => name))].sort()).toEqual(
      Object.keys(read('package.nls.json')).sort(),
    );
  });
});
