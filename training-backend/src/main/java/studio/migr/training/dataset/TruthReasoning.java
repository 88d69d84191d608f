package studio.migr.training.dataset;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import studio.migr.runtime.reasoning.ReasoningParts;
import studio.migr.runtime.reasoning.ReasoningParts.Part;
import studio.migr.runtime.reasoning.SegmentKind;

/**
 * Writes the reasoning about a generated clip from its truth: what the face and the voice really
 * do, in phrases drawn by the clip's own seed, so that a model finds no template to repeat.
 */
final class TruthReasoning {
  private static final int MOST_UNITS = 4;
  private static final double VISIBLE = 1.2;
  private static final double WIDE_RANGE = 10;
  private static final double NARROW_RANGE = 6;
  private static final double LATE_PEAK = 0.6;
  private static final double STRONG = 0.75;

  private final Phrases phrases = Phrases.english();

  ReasoningParts of(GeneratedTruth truth) {
    SplittableRandom random = new SplittableRandom(truth.seed());
    Part seen = new Part(SegmentKind.VIS_DESC, seen(truth, random));
    Part heard = new Part(SegmentKind.AUD_DESC, heard(truth, random));
    List<Part> parts =
        new ArrayList<>(random.nextBoolean() ? List.of(seen, heard) : List.of(heard, seen));
    parts.add(new Part(SegmentKind.TEXT, conclusion(truth, random)));
    ReasoningParts drawn = new ReasoningParts(parts, truth.emotion());
    List<ReasoningParts> orders = drawn.ordersFor(truth.dominant());
    return orders.get(random.nextInt(orders.size()));
  }

  private String seen(GeneratedTruth truth, SplittableRandom random) {
    if (truth.cover().equals("card")) {
      return sentence("face.covered", random);
    }
    List<String> sentences = new ArrayList<>();
    if (truth.cover().equals("mask")) {
      sentences.add(sentence("face.masked", random));
    }
    List<String> cues = cues(truth, random);
    if (cues.isEmpty()) {
      sentences.add(sentence("face.still", random));
    } else {
      sentences.add(joined("face.opening", cues, random));
    }
    sentences.add(meaning("face", truth.faceEmotion(), truth.faceStrength(), random));
    return arranged(sentences, random);
  }

  private List<String> cues(GeneratedTruth truth, SplittableRandom random) {
    boolean masked = truth.cover().equals("mask");
    List<String> cues = new ArrayList<>();
    truth.units().entrySet().stream()
        .filter(unit -> unit.getValue() >= VISIBLE && !(masked && unit.getKey().number() > 8))
        .filter(unit -> phrases.has("unit." + unit.getKey().code()))
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .limit(MOST_UNITS)
        .forEach(unit -> cues.add(phrases.one("unit." + unit.getKey().code(), random)));
    shuffle(cues, random);
    return cues;
  }

  private String heard(GeneratedTruth truth, SplittableRandom random) {
    if (truth.hearing().equals("silent") || truth.pitchHz().isEmpty()) {
      return sentence("voice.silent", random);
    }
    if (truth.hearing().equals("drowned")) {
      return sentence("voice.drowned", random);
    }
    List<String> cues = new ArrayList<>();
    if (truth.pitchRangeSemitones() >= WIDE_RANGE) {
      cues.add(phrases.one("voice.wide", random));
    } else if (truth.pitchRangeSemitones() <= NARROW_RANGE) {
      cues.add(phrases.one("voice.narrow", random));
    }
    cues.add(phrases.one(truth.pitchPeak() >= LATE_PEAK ? "voice.late" : "voice.early", random));
    if (random.nextInt(3) > 0) {
      cues.add(
          phrases
              .one("voice.pitch", random)
              .replace(
                  "#",
                  String.format(Locale.ROOT, "%d", Math.round(truth.pitchHz().get() / 10) * 10)));
    }
    shuffle(cues, random);
    List<String> sentences = new ArrayList<>();
    sentences.add(joined("voice.opening", cues, random));
    sentences.add(meaning("voice", truth.voiceEmotion(), truth.voiceStrength(), random));
    return arranged(sentences, random);
  }

  private String meaning(
      String modality, String emotion, double strength, SplittableRandom random) {
    String degree = strength >= STRONG ? "strong" : strength > 0.35 ? "plain" : "faint";
    String word = phrases.one("emotion." + emotion, random);
    String name = emotion.equals("neutral") ? "calm" : degree;
    return upper(phrases.one("meaning." + modality + "." + name, random).replace("#", word));
  }

  private String conclusion(GeneratedTruth truth, SplittableRandom random) {
    String other =
        truth.emotion().equals(truth.voiceEmotion()) ? truth.faceEmotion() : truth.voiceEmotion();
    return upper(
        phrases
            .one("conclusion." + truth.dominant().id(), random)
            .replace("#", phrases.one("emotion." + truth.emotion(), random))
            .replace("@", phrases.one("emotion." + other, random)));
  }

  private String joined(String opening, List<String> cues, SplittableRandom random) {
    StringBuilder text = new StringBuilder(phrases.one(opening, random));
    for (int k = 0; k < cues.size(); k++) {
      text.append(k == 0 ? " " : k == cues.size() - 1 ? phrases.one("and", random) : ", ");
      text.append(cues.get(k));
    }
    return upper(text.append('.').toString());
  }

  private String sentence(String name, SplittableRandom random) {
    return upper(phrases.one(name, random));
  }

  private static String arranged(List<String> sentences, SplittableRandom random) {
    shuffle(sentences, random);
    return String.join(" ", sentences);
  }

  private static void shuffle(List<String> texts, SplittableRandom random) {
    for (int k = texts.size() - 1; k > 0; k--) {
      texts.set(k, texts.set(random.nextInt(k + 1), texts.get(k)));
    }
  }

  private static String upper(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
