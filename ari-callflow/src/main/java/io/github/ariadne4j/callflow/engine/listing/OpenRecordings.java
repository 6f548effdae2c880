package io.github.ariadne4j.callflow.engine.listing;

import io.github.ariadne4j.ari.event.RecordingEvent;
import io.github.ariadne4j.ari.event.RecordingFailed;
import io.github.ariadne4j.ari.event.RecordingStarted;
import io.github.ariadne4j.ari.model.LiveRecording;
import io.github.ariadne4j.ari.request.AriNotFoundException;
import io.github.ariadne4j.callflow.actor.ChannelDirectory.OperationAddress;
import io.github.ariadne4j.callflow.execution.EngineContext;
import io.github.ariadne4j.callflow.model.CallSignal;
import io.github.ariadne4j.callflow.model.FlowEvent;
import io.github.ariadne4j.callflow.observer.CallObserver;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reports the ends of recordings to calls and rooms: from events, or where the event of an end was lost, by a request. Used on the loop. */
public final class OpenRecordings {
    private static final String NO_FILE =
            "Asterisk has no such recording: is there room for it, and may Asterisk write there?";
    private static final String THROWN_AWAY = "it was thrown away";

    private final EngineContext context;

    public OpenRecordings(EngineContext context) {
        this.context = context;
    }

    public void see(RecordingEvent event) {
        LiveRecording recording = event.recording();
        OperationAddress waits = context.directory().recordings().find(recording.name());
        if (waits == null && !context.rooms().records(recording.name())) {
            return;
        }
        CallObserver observer = context.observer();
        if (waits != null && observer != null) {
            observer.onEvent(waits.call().id(), event, context.ports().ari().loop()::eventJson);
        }
        Instant at = event.timestamp();
        if (event instanceof RecordingStarted) {
            began(recording.name(), waits, at);
        } else if (event instanceof RecordingFailed) {
            end(recording.name(), null, recording.cause(), at);
        } else if (recording.state().equals("canceled")) {
            end(recording.name(), null, THROWN_AWAY, at);
        } else {
            finished(recording, at);
        }
    }

    private void began(String name, @Nullable OperationAddress waits, Instant at) {
        if (waits == null) {
            context.rooms().recordingBegan(name, at);
        } else {
            tell(waits, new FlowEvent.RecordingBegan(waits.operation()), at);
        }
    }

    /** Asterisk reports a file that it could not write in the same way; such a recording has no length. */
    private void finished(LiveRecording recording, Instant at) {
        Duration length = recording.duration();
        if (length == null || length.isZero()) {
            lookForFile(recording.name(), length, at);
        } else {
            end(recording.name(), length, null, at);
        }
    }

    /** Asks whether a recording goes on, which then has begun; one that does not has left a file. */
    void ask(String name, OperationAddress waits) {
        context.gateway()
                .act(
                        waits.call().id(),
                        ari -> ari.liveRecording(name, failure -> {
                            if (failure instanceof AriNotFoundException) {
                                lookForFile(name, null, context.loop().now());
                            } else if (failure == null) {
                                tell(
                                        waits,
                                        new FlowEvent.RecordingBegan(waits.operation()),
                                        context.loop().now());
                            }
                        }));
    }

    private void lookForFile(String name, @Nullable Duration length, Instant at) {
        OperationAddress waits = context.directory().recordings().find(name);
        if (waits != null || context.rooms().records(name)) {
            context.gateway()
                    .act(
                            waits == null ? null : waits.call().id(),
                            ari -> ari.storedRecording(
                                    name,
                                    failure -> end(
                                            name,
                                            length,
                                            failure instanceof AriNotFoundException ? NO_FILE : null,
                                            at)));
        }
    }

    private void end(String name, @Nullable Duration length, @Nullable String failure, Instant at) {
        OperationAddress waits = context.directory().recordings().finished(name);
        if (waits != null) {
            tell(waits, new FlowEvent.RecordingEnded(waits.operation(), length, failure), at);
        } else {
            context.rooms().recordingEnded(name, failure, at);
        }
    }

    private static void tell(OperationAddress waits, FlowEvent event, Instant at) {
        waits.call().tell(new CallSignal.FlowSignal(event, at));
    }
}
