export { type DomainEventHandler, DomainEvents, type RecordEvent, type Transact } from './bus.ts';
export type { DomainEventPayload, DomainEventType } from './catalogue.ts';
