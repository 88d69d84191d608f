/**
 * What the studio asks of a reader of other programs' files: say whether a file is of your kind,
 * and what it holds for which clip. Readers change nothing; the intake decides with the user what
 * becomes of what they found.
 */
@NullMarked
package studio.migr.app.exchange.source;

import org.jspecify.annotations.NullMarked;
