package io.github.ariadne4j.chaos.scenario;

/** What a scenario is at, for whoever waits, and to find the cause of a problem by the number of its call. */
final class Progress {
    private Progress() {}

    static void say(String what) {
        System.out.println("    " + what);
    }
}
