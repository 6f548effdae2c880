package io.github.ariadne4j.benchmarks.calls;

import java.util.Locale;

/**
 * So many calls, so many new ones a second.
 *
 * @param first the number of its first call since the program's start, from one
 * @param calls how many
 * @param rate new calls a second
 * @param warmUp whether it only warms up
 */
record Load(int first, int calls, int rate, boolean warmUp) {
    int last() {
        return first + calls - 1;
    }

    String title() {
        String which = first == 1
                ? String.format(Locale.ROOT, "first %,d calls", calls)
                : String.format(Locale.ROOT, "calls %,d to %,d", first, last());
        return which + ", " + rate + "/s";
    }
}
