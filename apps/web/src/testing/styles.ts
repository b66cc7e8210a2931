/** In place of a style sheet: every class has its own name. */
const styles: Record<string, string> = new Proxy({}, { get: (_styles, name) => String(name) });
export default styles;
