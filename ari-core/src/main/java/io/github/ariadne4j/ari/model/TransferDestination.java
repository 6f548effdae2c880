package io.github.ariadne4j.ari.model;

import org.jspecify.annotations.Nullable;

/**
 * How an attended transfer connected the parties.
 *
 * @param type {@code bridge}, {@code application}, {@code link}, {@code threeway} or {@code fail}
 * @param bridge the id of the bridge that they share; empty unless the type is {@code bridge}
 * @param application the dialplan application that goes on; empty unless the type is {@code application}
 * @param linkFirst the first end of the link between two bridges; null unless the type is {@code link}
 * @param linkSecond its second end
 * @param threewayChannel the leg that stays; null unless the type is {@code threeway}
 * @param threewayBridge the bridge that all share; null unless the type is {@code threeway}
 */
public record TransferDestination(
        String type,
        String bridge,
        String application,
        @Nullable Channel linkFirst,
        @Nullable Channel linkSecond,
        @Nullable Channel threewayChannel,
        @Nullable Bridge threewayBridge) {}
