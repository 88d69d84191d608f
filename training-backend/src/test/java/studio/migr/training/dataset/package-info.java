@NullMarked
package studio.migr.training.dataset;

import org.jspecify.annotations.NullMarked;
