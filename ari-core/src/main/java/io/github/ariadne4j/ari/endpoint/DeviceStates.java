package io.github.ariadne4j.ari.endpoint;

import io.github.ariadne4j.ari.model.DeviceCondition;
import io.github.ariadne4j.ari.model.DeviceState;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Device states ({@code /deviceStates}); only those whose name begins with {@code Stasis:} can be changed. A stage that
 * fails, fails with an {@link io.github.ariadne4j.ari.request.AriException}.
 *
 * @see <a href="https://docs.asterisk.org/Latest_API/API_Documentation/Asterisk_REST_Interface/Devicestates_REST_API">Devicestates in Asterisk's documentation</a>
 */
public interface DeviceStates {
    /** All that begin with {@code Stasis:}. */
    CompletionStage<List<DeviceState>> list();

    /** One of any device; {@code UNKNOWN} for one that does not exist. */
    CompletionStage<DeviceState> get(String device);

    /** Creates or changes one, for example {@code Stasis:door}. */
    CompletionStage<Void> set(String device, DeviceCondition condition);

    /** Deletes one. */
    CompletionStage<Void> delete(String device);
}
