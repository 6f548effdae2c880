package io.github.ariadne4j.ari;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Consumer;

/**
 * Lets Asterisk connect to us, instead of us to it: the server for Asterisk's outbound WebSockets (20.15, 21.10, 22.5 and
 * later). One port serves any number of Asterisk servers. Lives until {@link #close()}, may be used on any thread.
 *
 * <p>Every application of every Asterisk becomes an {@link AriClient}:
 *
 * <ul>
 *   <li>persistent ({@code connection_type = persistent}): one client that lives on when Asterisk's socket is lost, and
 *       continues on the next one. Asterisk keeps calls and events meanwhile and delivers them late: see
 *       {@link io.github.ariadne4j.ari.connection.ConnectionListener#onBacklog};
 *   <li>one for each call ({@code connection_type = per_call_config}): a client whose {@link AriClient#application()} is
 *       {@code app:channel-name} and that is closed when the call has left and Asterisk has hung the socket up. Legs that
 *       were created on it and still live then belong to no application: hang them up before.
 * </ul>
 *
 * <p>Clients are told apart by the user that Asterisk came in as, by Asterisk's own id, and by application. Two Asterisk
 * servers with the same id (a copied virtual machine) need users of their own, or an {@code entityid} in
 * {@code asterisk.conf}.
 */
public interface AriServer extends AutoCloseable {
    /**
     * Listens.
     *
     * @param settings where, for whom and how
     * @param welcome given every new client, on a thread of its own that may block: subscribe here, and start call engines.
     *     Events flow once it has returned or has called {@link AriClient#listen()}; they wait until then. If it throws,
     *     the client is closed; as Asterisk comes again, it is then called anew
     * @throws io.github.ariadne4j.ari.request.AriConnectionException if the port cannot be had
     * @throws IllegalArgumentException if a PEM file cannot be used
     */
    static AriServer listen(AriServerSettings settings, Consumer<AriClient> welcome) {
        return ListeningAriServer.listen(settings, welcome);
    }

    /** Where it listens, with the port that was really taken. */
    InetSocketAddress address();

    /** The clients that live now, also those whose Asterisk is away. */
    List<AriClient> clients();

    /** How many connections were rejected since the start. */
    long refusedConnections();

    /** Closes the port and all clients. Calls in Asterisk go on, without us. */
    @Override
    void close();
}
