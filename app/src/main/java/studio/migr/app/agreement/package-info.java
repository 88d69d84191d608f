/** Where judges agree and differ, and the gold labels that are agreed upon. */
@NullMarked
package studio.migr.app.agreement;

import org.jspecify.annotations.NullMarked;
