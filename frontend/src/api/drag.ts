/**
 * Whether files are being dragged. WebKitGTK does not say so: it names them as an address that it
 * keeps to itself, while an address dragged out of a page comes with words.
 */
export function dragsFiles({ dataTransfer }: DragEvent): boolean {
  const types = dataTransfer?.types ?? [];
  return (
    types.includes('Files') || (types.includes('text/uri-list') && !types.includes('text/plain'))
  );
}
