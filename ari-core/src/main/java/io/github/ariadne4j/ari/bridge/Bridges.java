package io.github.ariadne4j.ari.bridge;

import io.github.ariadne4j.ari.model.Bridge;
import io.github.ariadne4j.ari.model.BridgeId;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.request.PreparedRequest;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Commands and queries on bridges ({@code /bridges}). A stage that fails, fails with an
 * {@link io.github.ariadne4j.ari.request.AriException}.
 *
 * @see <a href="https://docs.asterisk.org/Latest_API/API_Documentation/Asterisk_REST_Interface/Bridges_REST_API">Bridges in Asterisk's documentation</a>
 */
public interface Bridges extends BridgeMedia, BridgeVariables {
    /** Creates a mixing bridge with an id that was never used before. */
    default CompletionStage<Bridge> createMixing(BridgeId id) {
        return create(CreateBridge.mixing(id));
    }

    /** Creates a bridge with an id that was never used before. */
    CompletionStage<Bridge> create(CreateBridge request);

    /** {@link #create} in two steps: subscribe to the id before {@link PreparedRequest#execute}. */
    default PreparedRequest<BridgeId, Bridge> prepare(CreateBridge request) {
        return new PreparedRequest<>(request.id(), () -> create(request));
    }

    /**
     * Puts channels into a bridge. Each must be in Stasis (after its {@code StasisStart}), else Asterisk answers 422;
     * for a channel that does not exist it answers 400. Adding a member again interrupts its audio for a moment.
     */
    default CompletionStage<Void> add(BridgeId id, List<ChannelId> channels) {
        return add(id, new JoinBridge(channels, null, false, false, false));
    }

    /** Puts channels into a bridge with options. */
    CompletionStage<Void> add(BridgeId id, JoinBridge request);

    /** Takes channels out of a bridge. */
    CompletionStage<Void> remove(BridgeId id, List<ChannelId> channels);

    /** Destroys a bridge; its members stay in Stasis. Asterisk never destroys a bridge without this request. */
    CompletionStage<Void> destroy(BridgeId id);

    /** The current state of one bridge. */
    CompletionStage<Bridge> get(BridgeId id);

    /** All bridges of this Asterisk. */
    CompletionStage<List<Bridge>> list();
}
