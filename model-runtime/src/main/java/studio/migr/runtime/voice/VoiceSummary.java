package studio.migr.runtime.voice;

/**
 * A voice over a whole clip. NaN where the clip does not say: without voiced frames there is no
 * pitch.
 *
 * @param voicedShare share of all frames that are voiced
 * @param f0MedianHz median of the voiced frames' fundamental frequency
 * @param f0MeanHz mean of it
 * @param f0RangeSemitones from the 5th to the 95th percentile of it
 * @param levelDb level of the mean power of speech, dB relative to full scale
 * @param jitter mean difference of neighbouring periods over the mean period, as a share
 * @param jitterRap the same against the mean of three periods, which glides hardly raise
 * @param shimmer mean difference of neighbouring periods' amplitudes over their mean, as a share
 * @param shimmerApq3 the same against the mean of three amplitudes
 * @param hnrDb mean harmonics-to-noise ratio of the voiced frames
 * @param alphaDb mean energy of 50 to 1000 Hz over 1 to 5 kHz, of the voiced frames
 * @param hammarbergDb mean peak up to 2 kHz over peak of 2 to 5 kHz, of the voiced frames
 * @param speechMs length of all speech
 * @param pauses silences of 300 ms and more between speech
 * @param syllables number of syllable nuclei
 * @param speechRate syllables a second of the clip
 * @param articulationRate syllables a second of speech
 */
public record VoiceSummary(
    double voicedShare,
    double f0MedianHz,
    double f0MeanHz,
    double f0RangeSemitones,
    double levelDb,
    double jitter,
    double jitterRap,
    double shimmer,
    double shimmerApq3,
    double hnrDb,
    double alphaDb,
    double hammarbergDb,
    double speechMs,
    int pauses,
    int syllables,
    double speechRate,
    double articulationRate) {}
