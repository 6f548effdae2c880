package io.github.ariadne4j.ari.bridge;

import io.github.ariadne4j.ari.model.BridgeId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * Variables and dialplan functions of bridges. Names are constants of the program, never foreign text: functions can do
 * more than read and write. Reading what is not set is a 404. All of it needs
 * {@code AsteriskFeature.BRIDGE_VARIABLES}. A stage that fails, fails with an
 * {@link io.github.ariadne4j.ari.request.AriException}.
 */
public interface BridgeVariables {
    /** Reads a bridge variable. */
    CompletionStage<String> variable(BridgeId id, String name);

    /** Sets a bridge variable. Asterisk says yes even where a function refuses to be written. */
    CompletionStage<Void> setVariable(BridgeId id, String name, String value);

    /** Sets a bridge variable that all later events of the bridge carry ({@code AsteriskFeature.REPORTED_VARIABLES}). */
    CompletionStage<Void> setReportedVariable(BridgeId id, String name, String value);

    /** Reads several at once; if one is not set, all fail ({@code AsteriskFeature.VARIABLE_SETS}). */
    CompletionStage<Map<String, String>> variables(BridgeId id, Set<String> names);

    /** Sets several at once ({@code AsteriskFeature.VARIABLE_SETS}). */
    CompletionStage<Void> setVariables(BridgeId id, Map<String, String> values);

    /** Sets several at once that all later events of the bridge carry. */
    CompletionStage<Void> setReportedVariables(BridgeId id, Map<String, String> values);
}
