import { Router } from 'express';
import { AdmissionRequest } from '../../../protocol/http.ts';
import { ShowPath } from '../../box-office/index.ts';
import type { Sessions } from '../../people/index.ts';
import { endpoint } from '../../platform/http/index.ts';
import { createRateLimit } from '../../platform/rate-limits.ts';
import type { Admission } from './admission.ts';

/** A full house behind one address comes in at seven sharp, and reconnects together after a network failure. */
const limits = { address: { attempts: 600, seconds: 60 }, session: { attempts: 30, seconds: 60 } };

/** `POST /api/shows/:showId/admission`. */
export function admissionRoutes(deps: {
  readonly admission: Admission;
  readonly sessions: Sessions;
}): Router {
  const byAddress = createRateLimit(limits.address);
  const bySession = createRateLimit(limits.session);
  const router = Router();
  router.post(
    '/shows/:showId/admission',
    endpoint(
      { params: ShowPath, body: AdmissionRequest },
      async ({ params, body, address, bearer, language }) => {
        await byAddress(address);
        const who = await deps.sessions.authenticate(bearer);
        await bySession(who.sessionId);
        return deps.admission.admit(who, params.showId, { ...body, language });
      },
    ),
  );
  return router;
}
