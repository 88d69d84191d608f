/**
 * The window's side of shared projects: how one stands, who else works on it, sharing and joining.
 */
@NullMarked
package studio.migr.app.sharing;

import org.jspecify.annotations.NullMarked;
