/** The HTTP door of the staff pages: thin, over the same use cases that everybody has. */
export { adminRoutes } from './routes.ts';
