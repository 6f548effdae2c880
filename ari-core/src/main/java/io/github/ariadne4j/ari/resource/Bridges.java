package io.github.ariadne4j.ari.resource;

import io.github.ariadne4j.ari.model.Bridge;
import io.github.ariadne4j.ari.model.BridgeId;
import io.github.ariadne4j.ari.model.ChannelId;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Commands and queries on bridges ({@code /bridges}). A stage that fails, fails with an {@link AriException}. */
public interface Bridges {
    /** Creates a mixing bridge under an id that was never used before. */
    CompletionStage<Bridge> createMixing(BridgeId id);

    /**
     * Puts channels into a bridge. Each must be in Stasis (after its {@code StasisStart}), else Asterisk answers 422; one
     * that does not exist is a 400. Adding a member again interrupts its audio for a moment.
     */
    CompletionStage<Void> add(BridgeId id, List<ChannelId> channels);

    /** Takes channels out of a bridge. */
    CompletionStage<Void> remove(BridgeId id, List<ChannelId> channels);

    /** Destroys a bridge; bridges never end by themselves. Its members stay in Stasis. */
    CompletionStage<Void> destroy(BridgeId id);

    /** One bridge as it is now. */
    CompletionStage<Bridge> get(BridgeId id);

    /** All bridges of this Asterisk. */
    CompletionStage<List<Bridge>> list();
}
