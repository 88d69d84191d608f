/**
 * The rewards of GRPO: what a completion earns, by rules that read its reasoning and its answer. A
 * new reward is one class here and its line in {@link studio.migr.training.reward.RewardCatalog}.
 */
@NullMarked
package studio.migr.training.reward;

import org.jspecify.annotations.NullMarked;
