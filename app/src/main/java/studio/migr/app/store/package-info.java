/**
 * The project's database: a projection of the journal that can be asked. The only package that
 * knows SQL. What is written goes through {@link studio.migr.app.store.Ledger}: journal first, then
 * the tables.
 */
@NullMarked
package studio.migr.app.store;

import org.jspecify.annotations.NullMarked;
