package io.github.ariadne4j.testkit.state;

import org.jspecify.annotations.Nullable;

/**
 * A REFER from a telephone.
 *
 * @param from the channel whose telephone sent it
 * @param exten the number in {@code Refer-To}
 * @param second the other call of an attended transfer ({@code Replaces}); null: a blind one
 */
public record Transfer(
        SimulatedChannel from, String exten, @Nullable SimulatedChannel second) {}
