/** What annotation programs have in common: named tiers of texts with times. */
@NullMarked
package studio.migr.runtime.tier;

import org.jspecify.annotations.NullMarked;
