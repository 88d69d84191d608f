@NullMarked
package studio.migr.training.report;

import org.jspecify.annotations.NullMarked;
