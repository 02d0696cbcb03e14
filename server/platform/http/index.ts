export { createHttp, type HttpOptions } from './create-http.ts';
export { bearerOf, type Caller, callerOf, endpoint, PathId } from './endpoint.ts';
export { houseRoutes } from './house.ts';
export { findMusic, type Music, musicEndings, musicRoutes } from './music.ts';
export type { Language } from './language.ts';
export { nameAskedFor, onlyUnderOwnNames } from './own-names.ts';
export { asRefusal } from './refusals.ts';
export { serviceDoor } from './service-door.ts';
export { listen } from './listen.ts';
