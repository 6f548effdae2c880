/**
 * Auto-configuration of clients and call engines in Spring Boot. Open {@link io.github.ariadne4j.spring.boot.AriProperties} first: all
 * properties are there; {@code docs/spring-boot.md} shows an application. Imports the doors of the published modules; stores, meters
 * and health are used where their modules are on the class path. Beans are made on the thread that starts the application; calls run
 * on the loop of their client, as everywhere.
 */
@NullMarked
package io.github.ariadne4j.spring.boot;

import org.jspecify.annotations.NullMarked;
