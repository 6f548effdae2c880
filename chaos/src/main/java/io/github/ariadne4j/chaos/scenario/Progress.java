package io.github.ariadne4j.chaos.scenario;

/** Prints the step of a scenario, and the numbers of calls with a problem. */
final class Progress {
    private Progress() {}

    static void say(String what) {
        System.out.println("    " + what);
    }
}
