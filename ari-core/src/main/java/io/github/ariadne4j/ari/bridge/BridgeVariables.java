package io.github.ariadne4j.ari.bridge;

import io.github.ariadne4j.ari.model.BridgeId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * Commands and queries on variables and dialplan functions of bridges. Names are constants of the program, never
 * untrusted text: dialplan functions can have side effects. Reading a variable that is not set fails with 404. All
 * methods need {@code AsteriskFeature.BRIDGE_VARIABLES}. A stage that fails, fails with an
 * {@link io.github.ariadne4j.ari.request.AriException}.
 */
public interface BridgeVariables {
    /** Reads a bridge variable. */
    CompletionStage<String> variable(BridgeId id, String name);

    /** Sets a bridge variable. Asterisk reports success even if a function rejects the value. */
    CompletionStage<Void> setVariable(BridgeId id, String name, String value);

    /** Sets a bridge variable that all later events of the bridge carry ({@code AsteriskFeature.REPORTED_VARIABLES}). */
    CompletionStage<Void> setReportedVariable(BridgeId id, String name, String value);

    /** Reads several in one request; if one is not set, the request fails ({@code AsteriskFeature.VARIABLE_SETS}). */
    CompletionStage<Map<String, String>> variables(BridgeId id, Set<String> names);

    /** Sets several in one request ({@code AsteriskFeature.VARIABLE_SETS}). */
    CompletionStage<Void> setVariables(BridgeId id, Map<String, String> values);

    /** Sets several in one request, which all later events of the bridge carry. */
    CompletionStage<Void> setReportedVariables(BridgeId id, Map<String, String> values);
}
