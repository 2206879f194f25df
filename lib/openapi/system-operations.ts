import { z } from 'zod'
import { PurgeSchema, SweepSchema } from '@/lib/cron/schema'
import { HealthSchema } from '@/lib/http/health-schema'
import { operation } from '@/lib/http/operation'

/** What programs ask of the app itself: its state, its numbers, its housekeeping, and this document. */
export const systemApi = {
  health: operation({
    method: 'GET',
    path: '/health',
    summary: 'What is up and what is degraded.',
    access: 'anybody',
    status: 200,
    alsoStatus: [503],
    answer: HealthSchema,
  }),
  metrics: operation({
    method: 'GET',
    path: '/metrics',
    summary: 'What Prometheus scrapes, with the secret key as its bearer token.',
    access: 'metrics',
    status: 200,
    answersFile: ['text/plain'],
  }),
  sweep: operation({
    method: 'GET',
    path: '/cron/sweep',
    summary: 'The sweep, for those without pg_cron, with `CRON_SECRET` as the bearer token.',
    access: 'cron',
    status: 200,
    answer: SweepSchema,
  }),
  purge: operation({
    method: 'GET',
    path: '/cron/purge',
    summary: 'The purge, for those without pg_cron, with `CRON_SECRET` as the bearer token.',
    access: 'cron',
    status: 200,
    answer: PurgeSchema,
  }),
  muxEvent: operation({
    method: 'POST',
    path: '/webhooks/mux',
    summary: 'What Mux tells of videos. A hint: the worker asks Mux itself whether it is true.',
    access: 'mux',
    status: 204,
  }),
  openapi: operation({
    method: 'GET',
    path: '/openapi.json',
    summary: 'This document.',
    access: 'anybody',
    status: 200,
    answer: z.looseObject({ openapi: z.string() }),
  }),
}
