package io.github.ariadne4j.ari.channel;

import io.github.ariadne4j.ari.model.ChannelId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * Commands and queries on variables and dialplan functions of channels. Names are constants of the program, never
 * untrusted text: dialplan functions can have side effects. Reading a variable that is not set fails with 404. A stage
 * that fails, fails with an {@link io.github.ariadne4j.ari.request.AriException}.
 */
public interface ChannelVariables {
    /** Reads a channel variable. */
    CompletionStage<String> variable(ChannelId id, String name);

    /** Sets a channel variable. Asterisk reports success even if a function rejects the value. */
    CompletionStage<Void> setVariable(ChannelId id, String name, String value);

    /** Sets a channel variable that all later events of the channel carry ({@code AsteriskFeature.REPORTED_VARIABLES}). */
    CompletionStage<Void> setReportedVariable(ChannelId id, String name, String value);

    /** Reads several in one request; if one is not set, the request fails ({@code AsteriskFeature.VARIABLE_SETS}). */
    CompletionStage<Map<String, String>> variables(ChannelId id, Set<String> names);

    /** Sets several in one request ({@code AsteriskFeature.VARIABLE_SETS}). */
    CompletionStage<Void> setVariables(ChannelId id, Map<String, String> values);

    /** Sets several in one request, which all later events of the channel carry. */
    CompletionStage<Void> setReportedVariables(ChannelId id, Map<String, String> values);
}
