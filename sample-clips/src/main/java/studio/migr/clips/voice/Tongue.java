package studio.migr.clips.voice;

import java.util.List;
import studio.migr.clips.speech.Formants;
import studio.migr.clips.speech.Manner;
import studio.migr.clips.speech.Phone;
import studio.migr.clips.speech.Segment;
import studio.migr.clips.speech.Track;

/**
 * How formants move while sounds follow one another: they stand at a sound's own values in its
 * middle and at a compromise at its edges (locus equations), and move between in about 50 ms.
 */
final class Tongue {
  private static final double VOWEL_MOVE = 0.05; // s from an edge to a vowel's own formants
  private static final double GLIDE_MOVE = 0.075; // s beside w, y, r, l
  private static final double CONSONANT_MOVE = 0.02; // s
  private static final double MOST_MOVE = 0.45; // of a sound's duration, from each edge
  private static final double SLOWNESS = 0.005; // s of smoothing

  private final List<Segment> segments;
  private final Voice voice;
  private final Prosody prosody;
  private final double seconds;
  private final Track[] formants = new Track[4];

  private Tongue(List<Segment> segments, Voice voice, Prosody prosody, double seconds) {
    this.segments = segments;
    this.voice = voice;
    this.prosody = prosody;
    this.seconds = seconds;
    Formants rest = voice.formants(Phone.AX);
    double[] resting = {rest.f1(), rest.f2(), rest.f3(), rest.f4()};
    for (int each = 0; each < 4; each++) {
      formants[each] = new Track(seconds, resting[each]);
    }
  }

  /**
   * The first four formants all through a clip, Hz.
   *
   * @param f0 Hz; the first formant keeps above it, as in loud high voices that open the jaw
   */
  static Track[] formants(
      List<Segment> segments, Voice voice, Prosody prosody, Track f0, double seconds) {
    Tongue tongue = new Tongue(segments, voice, prosody, seconds);
    for (int each = 0; each < segments.size(); each++) {
      tongue.move(each);
    }
    Track[] smooth = new Track[4];
    for (int each = 0; each < 4; each++) {
      smooth[each] = tongue.formants[each].smoothed(SLOWNESS);
    }
    for (int each = 0; each < f0.length(); each++) {
      double above = 1.03 * f0.get(each);
      if (smooth[0].get(each) < above) {
        double time = each / 1000.0;
        smooth[0].set(time, time + 0.001, above);
      }
    }
    return smooth;
  }

  private void move(int at) {
    Segment segment = segments.get(at);
    Formants first = own(segment.phone(), at);
    Formants last = own(segment.phone().end(), at);
    Formants left = at == 0 ? first : edge(at - 1);
    Formants right = at == segments.size() - 1 ? last : edge(at);
    if (!segment.phone().vowel()) {
      // A consonant leans towards its neighbours even in its middle.
      Formants between = left.towards(right, 0.5);
      first = first.towards(between, 0.3);
      last = first;
    }
    double into = time(segment, at - 1);
    double outOf = time(segment, at + 1);
    double begin = segment.start() + into;
    double leave = segment.end() - outOf;
    draw(segment.start(), begin, left, first);
    draw(begin, leave, first, last);
    draw(leave, segment.end(), last, right);
    boolean next = at + 1 < segments.size();
    draw(segment.end(), next ? segments.get(at + 1).start() : seconds, right, right);
    if (at == 0) {
      draw(0, segment.start(), left, left);
    }
  }

  /** How long a sound's formants take from or to the edge at a neighbour, s. */
  private double time(Segment segment, int neighbour) {
    double usual = CONSONANT_MOVE;
    if (segment.phone().vowel()) {
      boolean glide =
          neighbour >= 0
              && neighbour < segments.size()
              && segments.get(neighbour).phone().manner() == Manner.APPROXIMANT;
      usual = glide ? GLIDE_MOVE : VOWEL_MOVE;
    } else if (segment.phone().manner() == Manner.APPROXIMANT) {
      usual = VOWEL_MOVE;
    }
    return Math.min(usual, MOST_MOVE * segment.duration());
  }

  /** A sound's own formants in this style; h has those of the sound after it. */
  private Formants own(Phone phone, int at) {
    if (phone.manner() == Manner.BREATH && at + 1 < segments.size()) {
      return own(segments.get(at + 1).phone(), at + 1);
    }
    Formants own = voice.formants(phone);
    if (phone.vowel()) {
      own = voice.formants(Phone.AX).towards(own, prosody.articulating().reach());
    }
    double smile = 1 + prosody.articulating().smile();
    return own.times(smile, smile, 1, 1);
  }

  /** Formants at the edge between a sound and the next. */
  private Formants edge(int at) {
    Segment before = segments.get(at);
    Segment after = segments.get(at + 1);
    Formants left = own(before.phone().end(), at);
    Formants right = own(after.phone(), at + 1);
    boolean closedLeft = closed(before.phone());
    if (closedLeft == closed(after.phone())) {
      return left.towards(right, 0.5);
    }
    Formants closure = closedLeft ? left : right;
    Formants open = closedLeft ? right : left;
    double share = (closedLeft ? before : after).phone().place().vowelShare();
    return new Formants(
        closure.f1() + 0.4 * (open.f1() - closure.f1()),
        closure.f2() + share * (open.f2() - closure.f2()),
        closure.f3() + 0.5 * (open.f3() - closure.f3()),
        0.5 * (closure.f4() + open.f4()));
  }

  private static boolean closed(Phone phone) {
    return switch (phone.manner()) {
      case STOP, AFFRICATE, FRICATIVE, NASAL -> true;
      case VOWEL, APPROXIMANT, BREATH -> false;
    };
  }

  private void draw(double from, double to, Formants first, Formants last) {
    formants[0].line(from, to, first.f1(), last.f1());
    formants[1].line(from, to, first.f2(), last.f2());
    formants[2].line(from, to, first.f3(), last.f3());
    formants[3].line(from, to, first.f4(), last.f4());
  }
}
