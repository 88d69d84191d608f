/** Words for people, from message bundles. */
@NullMarked
package studio.migr.app.message;

import org.jspecify.annotations.NullMarked;
