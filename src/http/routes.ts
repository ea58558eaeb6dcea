/** Every route of the API, room by room. */
import { accessRoutes } from '../access/routes.ts';
import { attachmentRoutes } from '../attachments/routes.ts';
import { catalogueRoutes } from '../catalogue/routes.ts';
import { type CycleRoutesOptions, cycleRoutes } from '../cycles/routes.ts';
import type { Route } from '../db/route.ts';
import { fundingRoutes } from '../funding/routes.ts';
import { indicatorRoutes } from '../indicators/routes.ts';
import { intakeRoutes } from '../intake/uploads/routes.ts';
import { ledgerRoutes } from '../ledger/routes.ts';
import { type ReportRoutesOptions, reportRoutes } from '../reports/routes.ts';
import { steeringRoutes } from '../steering/routes.ts';
import { worksRoutes } from '../works/routes.ts';
import { backupRoute } from './backup-route.ts';
import { sessionRoutes } from './session-routes.ts';
import type { SignIn } from './sign-in.ts';

export function allRoutes(signIn: SignIn, options: ReportRoutesOptions & CycleRoutesOptions): Route[] {
  return [
    ...sessionRoutes(signIn),
    ...accessRoutes(signIn),
    ...catalogueRoutes(),
    ...ledgerRoutes(),
    ...indicatorRoutes(),
    ...attachmentRoutes(),
    ...steeringRoutes(),
    ...fundingRoutes(),
    ...worksRoutes(),
    ...intakeRoutes(),
    ...reportRoutes(options),
    ...cycleRoutes(options),
    backupRoute(),
  ];
}
