/** Shared by tests: the real window and how a user drives it. */
@NullMarked
package studio.migr.app.testing;

import org.jspecify.annotations.NullMarked;
