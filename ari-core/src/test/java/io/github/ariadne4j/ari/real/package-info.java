/** The client against a real Asterisk. */
@NullMarked
package io.github.ariadne4j.ari.real;

import org.jspecify.annotations.NullMarked;
