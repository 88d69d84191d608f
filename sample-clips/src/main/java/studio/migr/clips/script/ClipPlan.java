package studio.migr.clips.script;

import java.util.Optional;
import studio.migr.clips.Emotion;

/**
 * Everything that is decided about a clip before it is drawn and spoken.
 *
 * @param number of the clip in its set, from 0
 * @param seed from which everything else of the clip follows
 * @param emotion the label; in a conflict, that of the face
 * @param condition which modality carries it
 * @param face what the face shows
 * @param voice what the voice shows
 * @param hiding what hides the face
 * @param hearing what can be heard
 * @param strength 0 to 1: how strongly the carrying modality shows the emotion
 * @param ambiguity 0 to 1: how near the carrying modality is to a second emotion
 * @param snrDb how far the voice is above the murmur of a crowd, dB, unless it is drowned or
 *     silent; empty without a crowd
 * @param person number of the person
 * @param why one sentence: what dominates and why
 */
public record ClipPlan(
    int number,
    long seed,
    Emotion emotion,
    Condition condition,
    Show face,
    Show voice,
    Hiding hiding,
    Hearing hearing,
    double strength,
    double ambiguity,
    Optional<Double> snrDb,
    int person,
    String why) {}
