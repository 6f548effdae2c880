package io.github.ariadne4j.testkit.model;

import java.util.Arrays;
import java.util.Optional;

/** The states that an application can report about a transfer that it carries out. */
enum TransferProgress {
    PROGRESS("channel_progress", "channel_progress", 100),
    ANSWERED("channel_answered", "channel_answered", 200),
    /** The telephone receives a status of its own, the application a refusal. */
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

    /** The status in the NOTIFY to the telephone. */
    int sipStatus() {
        return sipStatus;
    }

    boolean isFinal() {
        return this != PROGRESS;
    }
}
