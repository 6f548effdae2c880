package io.github.ariadne4j.chaos.scenario;

/** Prints the step of a scenario, and the numbers of calls with a problem. */
public final class Progress {
    private Progress() {}

    /** Prints a line. */
    public static void say(String what) {
        System.out.println("    " + what);
    }
}
