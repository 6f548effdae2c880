/** What tests on the real Asterisk start: servers, the application and engines, and the records that they read. */
@NullMarked
package io.github.ariadne4j.examples.b2bua.real.service;

import org.jspecify.annotations.NullMarked;
