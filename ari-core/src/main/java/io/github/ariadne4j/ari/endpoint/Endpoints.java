package io.github.ariadne4j.ari.endpoint;

import io.github.ariadne4j.ari.model.Endpoint;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Queries on endpoints, and messages to them ({@code /endpoints}). A stage that fails, fails with an
 * {@link io.github.ariadne4j.ari.request.AriException}.
 *
 * @see <a href="https://docs.asterisk.org/Latest_API/API_Documentation/Asterisk_REST_Interface/Endpoints_REST_API">Endpoints in Asterisk's documentation</a>
 */
public interface Endpoints {
    /** All endpoints; the answer can be large. */
    CompletionStage<List<Endpoint>> list();

    /** All endpoints of a technology, for example {@code PJSIP}. */
    CompletionStage<List<Endpoint>> list(String technology);

    /** One endpoint. */
    CompletionStage<Endpoint> get(String technology, String resource);

    /** Sends a text to a URI of a technology, for example {@code pjsip:sip:100@example.com}. */
    CompletionStage<Void> sendMessage(String to, OutgoingMessage message);

    /** Sends a text to an endpoint. */
    CompletionStage<Void> sendMessage(String technology, String resource, OutgoingMessage message);

    /** Sends a {@link Refer} to a URI of a technology. */
    CompletionStage<Void> refer(String to, Refer refer);

    /** Sends a {@link Refer} to an endpoint. */
    CompletionStage<Void> refer(String technology, String resource, Refer refer);
}
