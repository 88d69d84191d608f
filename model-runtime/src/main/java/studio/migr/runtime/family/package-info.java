/** The models that the studio knows, each as a graph with its weights. */
@NullMarked
package studio.migr.runtime.family;

import org.jspecify.annotations.NullMarked;
