package io.github.ariadne4j.ari.endpoint;

import io.github.ariadne4j.ari.model.DeviceCondition;
import io.github.ariadne4j.ari.model.DeviceState;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Commands and queries on device states ({@code /deviceStates}). Only states whose name begins with {@code Stasis:} can
 * be changed. A stage that fails, fails with an {@link io.github.ariadne4j.ari.request.AriException}.
 *
 * @see <a href="https://docs.asterisk.org/Latest_API/API_Documentation/Asterisk_REST_Interface/Devicestates_REST_API">Devicestates in Asterisk's documentation</a>
 */
public interface DeviceStates {
    /** All device states whose name begins with {@code Stasis:}. */
    CompletionStage<List<DeviceState>> list();

    /** The state of any device; {@code UNKNOWN} if it does not exist. */
    CompletionStage<DeviceState> get(String device);

    /** Creates or changes a device state, for example {@code Stasis:door}. */
    CompletionStage<Void> set(String device, DeviceCondition condition);

    /** Deletes a device state. */
    CompletionStage<Void> delete(String device);
}
