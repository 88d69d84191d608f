/**
 * How far judges agree: the coefficients of the field, over what each of them said of the same
 * units, each with its interval, or the reason why it is not defined.
 */
@NullMarked
package studio.migr.training.agreement;

import org.jspecify.annotations.NullMarked;
