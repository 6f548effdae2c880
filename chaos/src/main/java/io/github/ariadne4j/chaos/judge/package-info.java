/**
 * Judges a run by the data of the callers, Asterisk, PostgreSQL and Redis, and never by those of the application. Open
 * {@link io.github.ariadne4j.chaos.judge.Judgement} first. Imports nothing of this project; pure, so any thread may use it.
 */
@NullMarked
package io.github.ariadne4j.chaos.judge;

import org.jspecify.annotations.NullMarked;
