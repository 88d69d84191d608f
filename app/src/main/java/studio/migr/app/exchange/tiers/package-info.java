/** Files made of tiers, in and out: EAF, TextGrid; subtitles and Audacity's labels, in. */
@NullMarked
package studio.migr.app.exchange.tiers;

import org.jspecify.annotations.NullMarked;
