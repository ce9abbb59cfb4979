/**
 * The pane is a page of its own and knows none of the window's letters: it borrows their
 * declarations, so that Korean looks the same on every system there, too.
 */
export function lendFonts(from: Document, to: Document): void {
  const id = 'pp-letters';
  if (to.getElementById(id)) return;
  const faces: string[] = [];
  for (const sheet of from.styleSheets) {
    const base = sheet.href ?? from.baseURI;
    for (const rule of sheet.cssRules) {
      if (rule instanceof CSSFontFaceRule) faces.push(absolute(rule.cssText, base));
    }
  }
  const style = to.createElement('style');
  style.id = id;
  style.textContent = faces.join('\n');
  to.head.append(style);
}

/** Addresses in a sheet are relative to the sheet, which the pane is not. */
function absolute(css: string, base: string): string {
  return css.replace(/url\("?([^")]+)"?\)/g, (whole, address: string) =>
    /^(?:data:|https?:|wails:)/.test(address) ? whole : `url("${new URL(address, base).href}")`,
  );
}
