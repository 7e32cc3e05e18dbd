/** A QR code as squares: rows of dark and light modules, with the quiet zone that readers need. */
export function QrCode({ modules, label }: { modules: readonly (readonly boolean[])[]; label: string }) {
  const quiet = 4;
  const size = modules.length + 2 * quiet;
  const path = modules
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x + quiet} ${y + quiet}h1v1h-1z`] : [])))
    .join('');
  return (
    <svg className="qr" role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges">
      <rect className="light" width={size} height={size} />
      <path className="dark" d={path} />
    </svg>
  );
}
