/** The application, as it is shipped, on a real Asterisk, Redis and PostgreSQL, with real SIP from SIPp. */
package io.github.ariadne4j.examples.b2bua.real;
