@NullMarked
package studio.migr.training.handover;

import org.jspecify.annotations.NullMarked;
