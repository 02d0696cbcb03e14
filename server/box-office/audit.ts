export { audit, type AuditLine } from '../platform/audit.ts';
