package studio.migr.clips.speech;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.migr.clips.speech.Sentence.Phrase;
import studio.migr.clips.speech.Sentence.Syllable;
import studio.migr.clips.speech.Sentence.Word;

/**
 * When each sound of a sentence begins and ends, by the rules of Klatt (1979) in Allen et al.
 * (1987): DUR = MIN + (INH - MIN) · P, where P is the product of the rules that apply.
 */
public final class Timing {
  /**
   * How much longer than by the rules these sentences take, so that they have the pace of neutral
   * acted speech: 1.57 s for seven syllables (medians of RAVDESS, Livingstone & Russo 2018).
   */
  private static final double ACTED = 1.1;

  /** Below this share of what may shrink, sounds shrink as a whole. */
  private static final double LEAST = 0.1;

  private Timing() {}

  /** How long a sentence takes without pauses at the pace of neutral speech, s. */
  public static double neutralDuration(Sentence sentence) {
    return sounds(sentence).stream().mapToDouble(Sound::natural).sum() * ACTED;
  }

  /**
   * The sounds of a sentence in time.
   *
   * @param start when the first begins, s
   * @param speaking how long all sounds together take, s; vowels give and take more than consonants
   * @param pause how long the speaker pauses between phrases, s
   */
  public static List<Segment> of(Sentence sentence, double start, double speaking, double pause) {
    List<Sound> sounds = sounds(sentence);
    double least = sounds.stream().mapToDouble(Sound::least).sum();
    double more = sounds.stream().mapToDouble(Sound::more).sum();
    double stretch = Math.max(LEAST, (speaking - least) / more);
    double whole = speaking / (least + stretch * more);
    List<Segment> segments = new ArrayList<>();
    double time = start;
    for (Sound sound : sounds) {
      double end = time + whole * (sound.least() + stretch * sound.more());
      segments.add(new Segment(sound.phone(), time, end, sound.stressed()));
      time = end + (sound.endsPhrase() ? pause : 0);
    }
    return List.copyOf(segments);
  }

  /** A sound with its shortest duration and what the rules add to it, s. */
  private record Sound(
      Phone phone, boolean stressed, double least, double more, boolean endsPhrase) {
    double natural() {
      return least + more;
    }
  }

  private static List<Sound> sounds(Sentence sentence) {
    List<Sound> sounds = new ArrayList<>();
    int phrasesLeft = sentence.phrases().size();
    for (Phrase phrase : sentence.phrases()) {
      phrasesLeft--;
      int wordsLeft = phrase.words().size();
      for (Word word : phrase.words()) {
        wordsLeft--;
        wordSounds(word, wordsLeft == 0, phrasesLeft == 0, sounds);
      }
    }
    return sounds;
  }

  private static void wordSounds(
      Word word, boolean lastOfPhrase, boolean lastPhrase, List<Sound> sounds) {
    List<Phone> phones = word.syllables().stream().flatMap(each -> each.phones().stream()).toList();
    int at = 0;
    for (int number = 0; number < word.syllables().size(); number++) {
      Syllable syllable = word.syllables().get(number);
      boolean wordFinal = number == word.syllables().size() - 1;
      boolean phraseFinal = lastOfPhrase && wordFinal;
      boolean rhyme = false;
      for (Phone phone : syllable.phones()) {
        rhyme |= phone.vowel();
        double share = phraseFinal && lastPhrase && rhyme ? 1.4 : 1;
        if (phone.vowel()) {
          share *= phraseFinal ? 1 : 0.6;
          share *= wordFinal ? 1 : 0.85;
          share *= word.syllables().size() > 1 ? 0.8 : 1;
          share *= before(at + 1 < phones.size() ? phones.get(at + 1) : null, phraseFinal);
        } else {
          share *= at == 0 ? 1 : 0.85;
          share *= cluster(phones, at);
        }
        double least = phone.minimumDuration();
        if (!syllable.stressed()) {
          boolean medial = number > 0 && !wordFinal;
          share *= phone.vowel() && medial ? 0.5 : 0.7;
          least /= 2;
        }
        sounds.add(
            new Sound(
                phone,
                syllable.stressed(),
                least,
                (phone.inherentDuration() - least) * share,
                lastOfPhrase && !lastPhrase && at == phones.size() - 1));
        at++;
      }
    }
  }

  /** What the next sound of the word does to a vowel. */
  private static double before(@Nullable Phone next, boolean phraseFinal) {
    if (next == null) {
      return 1;
    }
    double factor =
        switch (next.manner()) {
          case FRICATIVE -> next.voiced() ? 1.6 : 1;
          case STOP, AFFRICATE -> next.voiced() ? 1.2 : 0.7;
          case NASAL -> 0.85;
          default -> 1;
        };
    return phraseFinal ? factor : 0.7 + 0.3 * factor;
  }

  /** Consonants beside consonants are shorter. */
  private static double cluster(List<Phone> phones, int at) {
    boolean before = at > 0 && !phones.get(at - 1).vowel();
    boolean after = at + 1 < phones.size() && !phones.get(at + 1).vowel();
    return before && after ? 0.5 : before || after ? 0.7 : 1;
  }
}
