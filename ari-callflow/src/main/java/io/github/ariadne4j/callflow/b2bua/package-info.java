/**
 * The flow of a back-to-back user agent: dial a callee and bridge. Open {@link io.github.ariadne4j.callflow.b2bua.DialAndBridge}
 * first. Imports {@code callflow.flow}, {@code callflow.call}, {@code callflow.route} and {@code callflow.address}. Routers run
 * on the thread of the call's flow and may block.
 */
@NullMarked
package io.github.ariadne4j.callflow.b2bua;

import org.jspecify.annotations.NullMarked;
