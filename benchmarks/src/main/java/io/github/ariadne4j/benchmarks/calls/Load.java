package io.github.ariadne4j.benchmarks.calls;

import java.util.Locale;

/**
 * A number of calls at a rate.
 *
 * @param first the number of its first call since the program's start, from one
 * @param calls the number of calls
 * @param rate new calls a second
 * @param warmUp whether it is a warm-up
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
