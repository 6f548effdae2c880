package io.github.ariadne4j.ari;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Consumer;

/**
 * A server for Asterisk's outbound WebSockets (20.15, 21.10, 22.5 and later): Asterisk connects to the application. One
 * port serves any number of Asterisk servers. Lives until {@link #close()}; may be used on any thread.
 *
 * <p>Every application of every Asterisk becomes an {@link AriClient}:
 *
 * <ul>
 *   <li>persistent ({@code connection_type = persistent}): one client that outlives Asterisk's socket and continues on
 *       the next one. Without a socket, Asterisk keeps calls and events and delivers them late: see
 *       {@link io.github.ariadne4j.ari.connection.ConnectionListener#onBacklog};
 *   <li>one for each call ({@code connection_type = per_call_config}): a client whose {@link AriClient#application()}
 *       is {@code app:channel-name} and that is closed when the call has left and Asterisk has closed the socket. Legs
 *       that were created on it and still exist then belong to no application: hang them up before.
 * </ul>
 *
 * <p>A client is identified by the user of Asterisk's connection, by Asterisk's id, and by application. Two Asterisk
 * servers with the same id (a copied virtual machine) need different users, or an {@code entityid} in
 * {@code asterisk.conf}.
 */
public interface AriServer extends AutoCloseable {
    /**
     * Opens the port.
     *
     * @param settings address, users and limits
     * @param welcome called with every new client, on a thread of its own that may block: subscribe here, and start
     *     call engines. Events wait until it has returned or has called {@link AriClient#listen()}. If it throws, the
     *     client is closed; when Asterisk connects again, it is called with a new one
     * @throws io.github.ariadne4j.ari.request.AriConnectionException if the port cannot be bound
     * @throws IllegalArgumentException if a PEM file cannot be used
     */
    static AriServer listen(AriServerSettings settings, Consumer<AriClient> welcome) {
        return ListeningAriServer.listen(settings, welcome);
    }

    /** The address that it listens on, with the actual port. */
    InetSocketAddress address();

    /** The clients that are not closed, including those whose Asterisk is not connected. */
    List<AriClient> clients();

    /** Number of connections rejected since the start. */
    long refusedConnections();

    /** Closes the port and all clients. Calls in Asterisk continue. */
    @Override
    void close();
}
