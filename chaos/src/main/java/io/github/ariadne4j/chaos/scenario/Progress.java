package io.github.ariadne4j.chaos.scenario;

/** Prints what a scenario is doing, and the numbers of calls with a problem. */
final class Progress {
    private Progress() {}

    static void say(String what) {
        System.out.println("    " + what);
    }
}
