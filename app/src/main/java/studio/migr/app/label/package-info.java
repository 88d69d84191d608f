/**
 * What a label is made of: a judgement, who made it, of which clip or stretch of it; and the rounds
 * in which people are asked for labels.
 */
@NullMarked
package studio.migr.app.label;

import org.jspecify.annotations.NullMarked;
