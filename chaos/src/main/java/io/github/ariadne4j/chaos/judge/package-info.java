/**
 * What counts as lost: arithmetic over what the callers, Asterisk, PostgreSQL and Redis say, and never over what the
 * application says of itself. Open {@link io.github.ariadne4j.chaos.judge.Judgement} first. Imports nothing of ours; pure, so
 * any thread may use it.
 */
@NullMarked
package io.github.ariadne4j.chaos.judge;

import org.jspecify.annotations.NullMarked;
