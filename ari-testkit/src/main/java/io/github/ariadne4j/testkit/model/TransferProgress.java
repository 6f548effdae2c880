package io.github.ariadne4j.testkit.model;

import java.util.Arrays;
import java.util.Optional;

/** What an application can report about a transfer that it does itself. */
enum TransferProgress {
    PROGRESS("channel_progress", "channel_progress", 100),
    ANSWERED("channel_answered", "channel_answered", 200),
    /** Told to the telephone with a status of its own, to the application as a refusal. */
    UNAVAILABLE("channel_unavailable", "channel_declined", 503),
    DECLINED("channel_declined", "channel_declined", 603);

    private final String asked;
    private final String told;
    private final int sipStatus;

    TransferProgress(String asked, String told, int sipStatus) {
        this.asked = asked;
        this.told = told;
        this.sipStatus = sipStatus;
    }

    static Optional<TransferProgress> of(String asked) {
        return Arrays.stream(values())
                .filter(state -> state.asked.equals(asked))
                .findFirst();
    }

    /** The {@code state} in the event. */
    String told() {
        return told;
    }

    /** What the telephone gets in the NOTIFY. */
    int sipStatus() {
        return sipStatus;
    }

    boolean isFinal() {
        return this != PROGRESS;
    }
}
