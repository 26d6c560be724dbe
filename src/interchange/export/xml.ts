type Attributes = Readonly<Record<string, string | number>>;

/** An XML element; `content` is markup already, or text through `xmlText`. */
export function element(name: string, attributes: Attributes, content: readonly string[] = []): string {
  const said = Object.entries(attributes).map(([key, value]) => ` ${key}="${xmlText(String(value))}"`);
  const start = `<${name}${said.join('')}`;
  return content.length === 0 ? `${start}/>` : `${start}>${content.join('')}</${name}>`;
}

/** Any text as character data or the value of an attribute. What XML cannot hold is replaced by U+FFFD. */
export function xmlText(text: string): string {
  return (
    text
      .replace(/\p{Surrogate}/gu, '\ufffd')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: XML cannot hold control characters
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
      .replace(/[&<>"\t\r\n]/g, (character) => `&#${character.charCodeAt(0)};`)
  );
}
