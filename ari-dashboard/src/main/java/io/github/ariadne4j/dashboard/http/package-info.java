/**
 * The web server of the pages: access checks, and non-blocking output. Open
 * {@link io.github.ariadne4j.dashboard.http.WebServer} first. Imports no other package of the project; the only package
 * that imports Javalin and Jetty. Requests run on at most {@code WebServer.THREADS} threads.
 */
@NullMarked
package io.github.ariadne4j.dashboard.http;

import org.jspecify.annotations.NullMarked;
