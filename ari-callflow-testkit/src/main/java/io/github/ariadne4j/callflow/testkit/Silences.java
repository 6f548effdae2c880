package io.github.ariadne4j.callflow.testkit;

import io.github.ariadne4j.callflow.CallEngineListener;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.Party;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** The parties that were in silence for too long. Called on the loop, read on any thread. */
final class Silences implements CallEngineListener {
    private final List<String> told = new CopyOnWriteArrayList<>();

    @Override
    public boolean mayBlock() {
        return false;
    }

    @Override
    public void onSilence(CallId call, Party party, Duration lasted) {
        told.add("the " + party.name().toLowerCase(Locale.ROOT) + " of call " + call + " for " + lasted);
    }

    /** @throws AssertionError if a party was in silence */
    void requireNone() {
        if (!told.isEmpty()) {
            throw new AssertionError(
                    "answered parties heard nothing while no verb waited for them: " + String.join(", ", told));
        }
    }
}
