/** Changes what is trained against its gradients. */
@NullMarked
package studio.migr.training.optimize;

import org.jspecify.annotations.NullMarked;
