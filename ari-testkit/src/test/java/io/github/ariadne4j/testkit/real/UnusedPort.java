package io.github.ariadne4j.testkit.real;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port of 127.0.0.1, free for TCP and UDP, for a server that starts later, in this process or in another one. It is below the ports that Linux gives
 * to sockets which ask for none (net.ipv4.ip_local_port_range), and above those of the servers that the scripts start: nothing else gets it until the
 * server has it, nor while the server restarts.
 */
public final class UnusedPort {
    private static final int LOWEST = 20_000;
    private static final int FIRST_OF_LINUX = 32_768;

    private UnusedPort() {}

    /** Finds one. */
    public static int find() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, FIRST_OF_LINUX);
            if (isUnused(port)) {
                return port;
            }
        }
    }

    private static boolean isUnused(int port) {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (ServerSocket tcp = new ServerSocket(port, 1, loopback);
                DatagramSocket udp = new DatagramSocket(port, loopback)) {
            return tcp.isBound() && udp.isBound();
        } catch (IOException inUse) {
            return false;
        }
    }
}
