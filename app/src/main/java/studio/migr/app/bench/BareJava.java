package studio.migr.app.bench;

/** The floor below every start: a Java machine that says it is there. */
final class BareJava {
  private BareJava() {}

  /** Entry point of the child process. */
  public static void main(String[] arguments) {
    System.out.println(StartMeasurement.READY);
    System.out.flush();
    Runtime.getRuntime().halt(0);
  }
}
