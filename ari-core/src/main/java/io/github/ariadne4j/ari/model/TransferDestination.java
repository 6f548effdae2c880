package io.github.ariadne4j.ari.model;

import org.jspecify.annotations.Nullable;

/**
 * The result of an attended transfer: how the parties are connected.
 *
 * @param type {@code bridge}, {@code application}, {@code link}, {@code threeway} or {@code fail}
 * @param bridge the id of their common bridge; empty unless the type is {@code bridge}
 * @param application the dialplan application that the party is connected to; empty unless the type is
 *     {@code application}
 * @param linkFirst the first end of the link between two bridges; null unless the type is {@code link}
 * @param linkSecond its second end
 * @param threewayChannel the leg that remains; null unless the type is {@code threeway}
 * @param threewayBridge the common bridge; null unless the type is {@code threeway}
 */
public record TransferDestination(
        String type,
        String bridge,
        String application,
        @Nullable Channel linkFirst,
        @Nullable Channel linkSecond,
        @Nullable Channel threewayChannel,
        @Nullable Bridge threewayBridge) {}
