package io.github.ariadne4j.callflow.engine;

import io.github.ariadne4j.ari.model.PlaybackId;
import io.github.ariadne4j.ari.request.AriNotFoundException;
import io.github.ariadne4j.callflow.actor.ChannelDirectory.OperationAddress;
import io.github.ariadne4j.callflow.execution.EngineContext;
import io.github.ariadne4j.callflow.model.CallSignal;
import io.github.ariadne4j.callflow.model.FlowEvent;

/** Finds out about playbacks that are over and whose end no event told. Used on the loop. */
final class OpenPlaybacks {
    private final EngineContext context;

    OpenPlaybacks(EngineContext context) {
        this.context = context;
    }

    /** Asks whether a playback is there; what Asterisk no longer knows has been played. */
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
