package io.github.ariadne4j.spring.boot.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Beside {@code @SpringBootTest}: starts a simulated Asterisk for the application context and points {@code ariadne4j.url},
 * {@code ariadne4j.username} and {@code ariadne4j.password} to it. The simulator is a bean of type
 * {@link io.github.ariadne4j.testkit.AriSimulator}, to be injected into the test. It lives as long as the context, which Spring keeps for
 * test classes of the same configuration.
 *
 * <p>Before each test method an engine of the context has connected again, for five seconds at the most; after it the simulator is
 * made new as by {@link io.github.ariadne4j.testkit.AriSimulator#reset()}: calls, rules, faults and the requestLog are gone. To the
 * application that is a restart of Asterisk.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
public @interface AriTest {}
