package io.github.ariadne4j.callflow.recorder.export;

import java.time.Duration;
import java.util.Locale;

/** Times in text. */
final class Times {
    private Times() {}

    /** Seconds, to a tenth of a millisecond. */
    static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.4f", time.toNanos() / 1e9);
    }
}
