package io.github.ariadne4j.testkit.telephony;

import java.util.Arrays;
import java.util.Optional;

/** The states that an application can report about a transfer that it carries out. */
public enum TransferProgress {
    /** The transfer target is being called. */
    PROGRESS("channel_progress", "channel_progress", 100),
    /** The transfer target answered. */
    ANSWERED("channel_answered", "channel_answered", 200),
    /** The telephone receives a status of its own, the application a refusal. */
    UNAVAILABLE("channel_unavailable", "channel_declined", 503),
    /** The transfer target rejected the call. */
    DECLINED("channel_declined", "channel_declined", 603);

    private final String asked;
    private final String told;
    private final int sipStatus;

    TransferProgress(String asked, String told, int sipStatus) {
        this.asked = asked;
        this.told = told;
        this.sipStatus = sipStatus;
    }

    /** The state with this name in a request; empty if there is none. */
    public static Optional<TransferProgress> of(String asked) {
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
