/** What the models read of a clip: spectrograms, pictures, and which frames. */
@NullMarked
package studio.migr.runtime.features;

import org.jspecify.annotations.NullMarked;
