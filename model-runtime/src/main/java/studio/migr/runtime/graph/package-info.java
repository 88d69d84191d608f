/**
 * Runs tensor programs on libtorch: readable TorchScript sources among the resources, packed into
 * an archive by Java, compiled by libtorch when it loads them. Nothing here knows a model.
 */
@NullMarked
package studio.migr.runtime.graph;

import org.jspecify.annotations.NullMarked;
