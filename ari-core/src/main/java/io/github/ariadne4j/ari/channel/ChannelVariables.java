package io.github.ariadne4j.ari.channel;

import io.github.ariadne4j.ari.model.ChannelId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * Variables and dialplan functions of channels. Names are constants of the program, never foreign text: functions can do
 * more than read and write. Reading what is not set is a 404. A stage that fails, fails with an
 * {@link io.github.ariadne4j.ari.request.AriException}.
 */
public interface ChannelVariables {
    /** Reads a channel variable. */
    CompletionStage<String> variable(ChannelId id, String name);

    /** Sets a channel variable. Asterisk says yes even where a function refuses to be written. */
    CompletionStage<Void> setVariable(ChannelId id, String name, String value);

    /** Sets a channel variable that all later events of the channel carry ({@code AsteriskFeature.REPORTED_VARIABLES}). */
    CompletionStage<Void> setReportedVariable(ChannelId id, String name, String value);

    /** Reads several at once; if one is not set, all fail ({@code AsteriskFeature.VARIABLE_SETS}). */
    CompletionStage<Map<String, String>> variables(ChannelId id, Set<String> names);

    /** Sets several at once ({@code AsteriskFeature.VARIABLE_SETS}). */
    CompletionStage<Void> setVariables(ChannelId id, Map<String, String> values);

    /** Sets several at once that all later events of the channel carry. */
    CompletionStage<Void> setReportedVariables(ChannelId id, Map<String, String> values);
}
