/** SIP telephones and callers of tests, with their media and keys. Used by the thread of the test. */
@NullMarked
package io.github.ariadne4j.examples.b2bua.real.phone;

import org.jspecify.annotations.NullMarked;
