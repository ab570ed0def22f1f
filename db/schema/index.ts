/** Every table of the database, one line for each file; the migrations are generated from here. */
export * from './account.ts'
export * from './audit.ts'
export * from './live.ts'
export * from './org.ts'
export * from './review.ts'
