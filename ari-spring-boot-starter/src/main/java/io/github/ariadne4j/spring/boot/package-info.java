/**
 * Auto-configuration of clients and call engines in Spring Boot. Open {@link io.github.ariadne4j.spring.boot.AriProperties} first,
 * which has all properties; {@code docs/spring-boot.md} shows an application. Imports the entry packages of the published modules;
 * stores, meters and health are used if their modules are on the class path. Beans are created on the thread that starts the
 * application; calls run on the loop of their client.
 */
@NullMarked
package io.github.ariadne4j.spring.boot;

import org.jspecify.annotations.NullMarked;
