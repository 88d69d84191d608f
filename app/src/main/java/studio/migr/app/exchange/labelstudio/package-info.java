/** Label Studio's tasks, in and out. */
@NullMarked
package studio.migr.app.exchange.labelstudio;

import org.jspecify.annotations.NullMarked;
