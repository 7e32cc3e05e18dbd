import { z } from 'zod';
import type { Role } from '../../domain/loop/role';
import { EVERY_ROLE } from '../rights';

/** a role that an account may hold */
export const roleName = z.enum(EVERY_ROLE as [Role, ...Role[]]);
