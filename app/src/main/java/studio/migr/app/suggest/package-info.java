/**
 * What a model proposes as the label of the clip on screen: hollow until a person accepts it, and
 * hidden where it would lead a judgement.
 */
@NullMarked
package studio.migr.app.suggest;

import org.jspecify.annotations.NullMarked;
