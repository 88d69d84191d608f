@NullMarked
package studio.migr.training.agreement;

import org.jspecify.annotations.NullMarked;
