// Node takes the theme's scripts for modules, as their bundle does.
export async function load(url, context, next) {
  return next(url, /\/scripts\/search\/[a-z]+\.js$/.test(url) ? { ...context, format: 'module' } : context);
}
