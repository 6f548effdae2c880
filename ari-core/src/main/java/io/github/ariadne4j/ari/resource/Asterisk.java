package io.github.ariadne4j.ari.resource;

import io.github.ariadne4j.ari.model.AsteriskInfo;
import java.util.concurrent.CompletionStage;

/** Queries on the server itself ({@code /asterisk}). A stage that fails, fails with an {@link AriException}. */
public interface Asterisk {
    /** Version, entity id and start time. */
    CompletionStage<AsteriskInfo> info();

    /** Completes when Asterisk answers. */
    CompletionStage<Void> ping();
}
