package io.github.ariadne4j.ari.model;

import org.jspecify.annotations.Nullable;

/**
 * Who asks for a transfer.
 *
 * @param source the leg of the party that transfers
 * @param connected the channel that leg talks to; null if there is none
 * @param bridge the bridge of that leg; null if it is in none
 */
public record ReferredBy(
        Channel source,
        @Nullable Channel connected,
        @Nullable Bridge bridge) {}
