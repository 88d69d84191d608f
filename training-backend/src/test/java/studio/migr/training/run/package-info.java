@NullMarked
package studio.migr.training.run;

import org.jspecify.annotations.NullMarked;
