package io.github.ariadne4j.callflow.engine.listing;

import io.github.ariadne4j.ari.model.PlaybackId;
import io.github.ariadne4j.ari.request.AriNotFoundException;
import io.github.ariadne4j.callflow.actor.ChannelDirectory.OperationAddress;
import io.github.ariadne4j.callflow.execution.EngineContext;
import io.github.ariadne4j.callflow.model.CallSignal;
import io.github.ariadne4j.callflow.model.FlowEvent;

/** Finds playbacks that are over and whose end no event reported. Used on the loop. */
final class OpenPlaybacks {
    private final EngineContext context;

    OpenPlaybacks(EngineContext context) {
        this.context = context;
    }

    /** Asks Asterisk for a playback; one that it no longer has was played. */
    void ask(PlaybackId playback, OperationAddress waits) {
        context.gateway()
                .act(
                        waits.call().id(),
                        ari -> ari.playback(playback, failure -> {
                            if (failure instanceof AriNotFoundException
                                    && context.directory().finished(playback) != null) {
                                waits.call()
                                        .tell(new CallSignal.FlowSignal(
                                                new FlowEvent.OperationEnded(waits.operation(), true),
                                                context.loop().now()));
                            }
                        }));
    }
}
