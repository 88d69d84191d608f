package studio.migr.clips.speech;

import java.util.List;

/**
 * Sentences without meaning, in which nothing but the voice can carry an emotion, made in the
 * manner of studies of vocal emotion (Scherer et al. 2001; Bänziger et al. 2012) for these clips
 * alone. Each has seven or eight syllables, two phrases, and sounds that close the lips.
 */
public final class Sentences {
  private static final List<Sentence> ALL =
      List.of(
          Sentence.of(
              "Mola binet sufar domi.",
              "'M OW . L AX | 'B IH . N EH T / 'S UW . F AA R | D OW . 'M IY"),
          Sentence.of(
              "Pavu reshom tilan bey.", "'P AA . V UW | R EH . 'SH OW M / T IH . L AX N | 'B EY"),
          Sentence.of(
              "Koumi, zadel foren ti.", "K OW . 'M IY / Z AX . 'D EH L | 'F AO . R AX N | 'T IY"),
          Sentence.of(
              "Sheba nuvit lorga pim.",
              "'SH EH . B AX | 'N UW . V IH T / 'L AO R . G AX | 'P IH M"),
          Sentence.of(
              "Wani deloth kubo mez.", "W AA . 'N IY | 'D EH . L AO TH / 'K UW . B OW | 'M EH Z"),
          Sentence.of(
              "Fatir ovem, sula bondey.",
              "'F AE . T ER | 'OW . V AX M / 'S UW . L AX | B AA N . 'D EY"),
          Sentence.of(
              "Yemo pirak volan dus.", "'Y EH . M OW | P IH . 'R AA K / 'V OW . L AX N | 'D UW S"),
          Sentence.of(
              "Chebo lamen raza peli.",
              "'CH IY . B OW | 'L AA . M EH N / R AX . 'Z AA | 'P EH . L IY"),
          Sentence.of(
              "Hunem garo bista mey.", "'HH UW . N AX M | 'G AA . R OW / 'B IH S . T AX | 'M EY"),
          Sentence.of(
              "Bemi thalor, nupa sevo.",
              "'B EY . M IY | 'TH AE . L ER / 'N UW . P AX | 'S EY . V OW"),
          Sentence.of(
              "Dova kaling sumet bir.", "'D OW . V AX | K AX . 'L IH NG / 'S AH . M EH T | 'B ER"),
          Sentence.of(
              "Luthy mano gebi war.", "'L UH . DH IY | M AX . 'N OW / 'G EH . B IY | 'W AA R"));

  private Sentences() {}

  /** Every sentence there is. */
  public static List<Sentence> all() {
    return ALL;
  }

  /** The sentence of a number: any number has one, and neighbours differ. */
  public static Sentence of(long number) {
    return ALL.get((int) Math.floorMod(number, (long) ALL.size()));
  }
}
