package studio.migr.runtime.generate;

import java.util.Optional;
import studio.migr.runtime.attention.TokenAttention;

/**
 * One token of an answer.
 *
 * @param row which of the prompts it answers
 * @param index its place in the answer, from 0
 * @param logProbability what the model gave it, before temperature and candidates are counted
 * @param attention where the model looked when it chose the token, if that was asked for
 * @param last whether the answer ends with it
 */
public record GeneratedToken(
    int row,
    int index,
    long id,
    float logProbability,
    Optional<TokenAttention> attention,
    boolean last) {}
