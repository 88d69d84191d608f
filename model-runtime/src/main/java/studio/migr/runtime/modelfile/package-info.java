/** Files of models: how they are read and replaced, and what can be wrong with them. */
@NullMarked
package studio.migr.runtime.modelfile;

import org.jspecify.annotations.NullMarked;
