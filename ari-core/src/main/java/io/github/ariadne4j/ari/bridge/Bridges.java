package io.github.ariadne4j.ari.bridge;

import io.github.ariadne4j.ari.model.Bridge;
import io.github.ariadne4j.ari.model.BridgeId;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.request.Staged;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Commands and queries on bridges ({@code /bridges}). A stage that fails, fails with an
 * {@link io.github.ariadne4j.ari.request.AriException}.
 *
 * @see <a href="https://docs.asterisk.org/Latest_API/API_Documentation/Asterisk_REST_Interface/Bridges_REST_API">Bridges in Asterisk's documentation</a>
 */
public interface Bridges extends BridgeMedia, BridgeVariables {
    /** Creates a mixing bridge under an id that was never used before. */
    default CompletionStage<Bridge> createMixing(BridgeId id) {
        return create(CreateBridge.mixing(id));
    }

    /** Creates a bridge under an id that was never used before. */
    CompletionStage<Bridge> create(CreateBridge request);

    /** {@link #create}, later: subscribe to the id first. */
    default Staged<BridgeId, Bridge> stage(CreateBridge request) {
        return new Staged<>(request.id(), () -> create(request));
    }

    /**
     * Puts channels into a bridge. Each must be in Stasis (after its {@code StasisStart}), else Asterisk answers 422; one
     * that does not exist is a 400. Adding a member again interrupts its audio for a moment.
     */
    default CompletionStage<Void> add(BridgeId id, List<ChannelId> channels) {
        return add(id, new JoinBridge(channels, null, false, false, false));
    }

    /** Puts channels into a bridge, in the way it says. */
    CompletionStage<Void> add(BridgeId id, JoinBridge request);

    /** Takes channels out of a bridge. */
    CompletionStage<Void> remove(BridgeId id, List<ChannelId> channels);

    /** Destroys a bridge; bridges never end by themselves. Its members stay in Stasis. */
    CompletionStage<Void> destroy(BridgeId id);

    /** One bridge as it is now. */
    CompletionStage<Bridge> get(BridgeId id);

    /** All bridges of this Asterisk. */
    CompletionStage<List<Bridge>> list();
}
