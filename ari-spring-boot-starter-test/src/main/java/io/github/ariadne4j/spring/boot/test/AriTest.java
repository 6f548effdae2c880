package io.github.ariadne4j.spring.boot.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Used with {@code @SpringBootTest}: starts a simulated Asterisk for the application context and points {@code ariadne4j.url},
 * {@code ariadne4j.username} and {@code ariadne4j.password} to it. The simulator is a bean of type
 * {@link io.github.ariadne4j.testkit.AriSimulator}, to be injected into the test. It lives as long as the context, which Spring caches
 * for test classes of the same configuration.
 *
 * <p>Before each test method the engine of the context is awaited to be connected, for ten seconds at the most. After it the simulator
 * is reset as by {@link io.github.ariadne4j.testkit.AriSimulator#reset()}: calls, rules, faults and the request log are empty. To the
 * application that is a restart of Asterisk.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
public @interface AriTest {}
