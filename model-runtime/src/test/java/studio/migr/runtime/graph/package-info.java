@NullMarked
package studio.migr.runtime.graph;

import org.jspecify.annotations.NullMarked;
