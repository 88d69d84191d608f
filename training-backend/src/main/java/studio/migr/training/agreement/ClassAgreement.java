package studio.migr.training.agreement;

/**
 * How far judges agree on one category.
 *
 * @param judgements how often it was chosen, where two judges or more judged
 * @param specific if one judge chose it, how likely another one did (specific agreement, Spitzer
 *     and Fleiss 1974)
 * @param alpha Krippendorff's alpha of this category against all others
 */
public record ClassAgreement(String category, long judgements, Estimate specific, Estimate alpha) {}
