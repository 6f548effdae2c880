/**
 * The stores of the application: sessions and limits in Redis or in memory, CDRs in a database. Open
 * {@link io.github.ariadne4j.examples.b2bua.store.CdrDatabase} first. Imports the ports of callflow, their adapters, HikariCP,
 * {@code examples.b2bua.config}, {@code examples.b2bua.route} and {@code examples.b2bua.lifecycle}. Opening and closing block, on the
 * main thread; the opened stores never block.
 */
@NullMarked
package io.github.ariadne4j.examples.b2bua.store;

import org.jspecify.annotations.NullMarked;
