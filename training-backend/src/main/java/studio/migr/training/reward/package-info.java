/**
 * The rewards of GRPO: what a completion earns, by rules that read its reasoning and its answer. A
 * new reward is one file here: a class whose name ends with {@code Reward}, which settings then
 * name ({@link studio.migr.training.reward.RewardCatalog#with}).
 */
@NullMarked
package studio.migr.training.reward;

import org.jspecify.annotations.NullMarked;
