/**
 * The web server under the pages: who may ask, and how answers go out without a thread that waits for their reader. Open
 * {@link io.github.ariadne4j.dashboard.http.WebServer} first. Imports nothing of ours; Javalin and Jetty are known here only. Requests
 * run on at most {@code WebServer.THREADS} threads.
 */
@NullMarked
package io.github.ariadne4j.dashboard.http;

import org.jspecify.annotations.NullMarked;
