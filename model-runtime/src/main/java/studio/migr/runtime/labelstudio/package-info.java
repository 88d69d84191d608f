/** Label Studio's tasks with annotations, in and out, and the labelling configuration they need. */
@NullMarked
package studio.migr.runtime.labelstudio;

import org.jspecify.annotations.NullMarked;
