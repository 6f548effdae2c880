/**
 * Tests of Spring Boot applications against the simulated Asterisk. Open {@link io.github.ariadne4j.spring.boot.test.AriTest}, the only
 * type that tests use directly. Imports the entry packages of ari-testkit, ari-core and ari-callflow. Runs on the thread of the test.
 */
@NullMarked
package io.github.ariadne4j.spring.boot.test;

import org.jspecify.annotations.NullMarked;
