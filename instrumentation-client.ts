import { config } from 'zod'

// Before any page runs: Zod would try whether it may compile code, which our policy forbids and browsers report.
config({ jitless: true })
