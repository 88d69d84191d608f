/**
 * The label files and file names of published data sets. Each set's codes stand in one explicit
 * table of words; which of them a project's scheme has, the intake says.
 */
@NullMarked
package studio.migr.app.exchange.dataset;

import org.jspecify.annotations.NullMarked;
