package io.github.ariadne4j.testkit.script;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * A step of a caller after the answer.
 *
 * @param after the time since the previous step (the first: since the answer)
 * @param deed the action
 */
public record CallerStep(Duration after, Consumer<Telephone> deed) {}
