package studio.migr.app.engine;

/**
 * A model that answers.
 *
 * @param numbers in what it computes
 * @param weightBytes of its weights, as they lie in memory
 * @param layers of its decoder
 * @param heads of attention in each of them
 * @param words whether it understands words; else it has no tokenizer
 * @param perceives whether it sees and hears clips
 */
public record LoadedModel(
    LoadWish wish,
    String family,
    String device,
    NumberKind numbers,
    long parameters,
    long weightBytes,
    int layers,
    int heads,
    boolean words,
    boolean perceives) {}
