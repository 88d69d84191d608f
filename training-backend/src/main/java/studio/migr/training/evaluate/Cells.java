package studio.migr.training.evaluate;

import java.util.List;

/**
 * How many answers have right (1) or wrong (0) reasoning R and a right or wrong answer A. They add
 * up to the number of clips.
 */
public record Cells(int r1a1, int r1a0, int r0a1, int r0a0) {

  static Cells of(List<JudgedAnswer> answers) {
    int[][] counts = new int[2][2];
    for (JudgedAnswer answer : answers) {
      counts[answer.reasonsRight() ? 1 : 0][answer.answersRight() ? 1 : 0]++;
    }
    return new Cells(counts[1][1], counts[1][0], counts[0][1], counts[0][0]);
  }
}
