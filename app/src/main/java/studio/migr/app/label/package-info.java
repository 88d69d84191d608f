/** What a label is made of: a judgement, who made it, of which clip or stretch of it. */
@NullMarked
package studio.migr.app.label;

import org.jspecify.annotations.NullMarked;
