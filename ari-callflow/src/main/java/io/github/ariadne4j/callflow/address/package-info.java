/**
 * What a caller dialled, and where a telephone registered: text from outside, read and checked. Open
 * {@link io.github.ariadne4j.callflow.address.DialledNumber} first. Imports nothing. Everything here is immutable and may be
 * used on any thread.
 */
@NullMarked
package io.github.ariadne4j.callflow.address;

import org.jspecify.annotations.NullMarked;
