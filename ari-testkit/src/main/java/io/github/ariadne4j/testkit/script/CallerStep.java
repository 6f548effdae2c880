package io.github.ariadne4j.testkit.script;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * One thing that a caller does after it was answered.
 *
 * @param after how long after the step before it (the first: after the answer)
 * @param deed what it does
 */
public record CallerStep(Duration after, Consumer<Telephone> deed) {}
