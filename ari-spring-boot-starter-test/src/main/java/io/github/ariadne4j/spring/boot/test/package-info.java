/**
 * Tests of Spring Boot applications against the simulated Asterisk. Open {@link io.github.ariadne4j.spring.boot.test.AriTest}: nothing
 * else is used by hand. Imports the doors of ari-testkit, ari-core and ari-callflow. Runs on the thread of the test.
 */
@NullMarked
package io.github.ariadne4j.spring.boot.test;

import org.jspecify.annotations.NullMarked;
