package io.github.ariadne4j.ari.exchange;

import java.util.concurrent.CompletionStage;

/** Sends requests to one Asterisk. May be used on any thread; stages complete on the transport's event loop. */
@FunctionalInterface
public interface RequestExchange {
    /**
     * Sends a request. The stage fails with an {@code AriConnectionException} or an {@code AriOutcomeUnknownException}
     * if there is no answer; an answer with an error status completes it normally.
     */
    CompletionStage<AriResponse> send(AriRequest request);
}
