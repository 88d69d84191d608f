@NullMarked
package studio.migr.training.model;

import org.jspecify.annotations.NullMarked;
