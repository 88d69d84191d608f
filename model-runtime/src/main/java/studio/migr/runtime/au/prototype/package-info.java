/** How well the action units of a face fit the prototypes of emotions. */
@NullMarked
package studio.migr.runtime.au.prototype;

import org.jspecify.annotations.NullMarked;
