/** The command line: one class for each command, one way to print. */
@NullMarked
package studio.migr.app.cli;

import org.jspecify.annotations.NullMarked;
