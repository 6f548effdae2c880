package io.github.ariadne4j.ari.hep;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * Where a {@link HepReceiver} listens, and what it takes. HEP is neither encrypted nor signed: the password and the SIP messages
 * cross the network in clear.
 *
 * @param address where, port 0 for a free one; {@code capture_address} of {@code hep.conf}. Beyond this host only with a password
 * @param password {@code capture_password} of {@code hep.conf}; empty: none is asked for
 * @param mostPerSecond how many datagrams are decoded in a second; more are dropped and counted
 */
public record HepSettings(InetSocketAddress address, String password, int mostPerSecond) {
    /** 40,000 messages are some 3,000 calls, set up and ended within a second. */
    private static final int MOST_PER_SECOND = 40_000;

    /**
     * Checks all.
     *
     * @throws IllegalArgumentException if the address cannot be resolved, is beyond this host and has no password, or if a number is
     *     not positive
     */
    public HepSettings {
        if (address.isUnresolved()) {
            throw new IllegalArgumentException("the host name " + address.getHostString() + " is not known");
        }
        if (!address.getAddress().isLoopbackAddress() && password.isBlank()) {
            throw new IllegalArgumentException("the address " + address.getHostString()
                    + " can be reached from other hosts, so a password is needed (capture_password in hep.conf)");
        }
        if (mostPerSecond < 1) {
            throw new IllegalArgumentException("mostPerSecond must be positive: " + mostPerSecond);
        }
    }

    /** On this host only, without a password; 40,000 datagrams a second at the most. */
    public static HepSettings onLoopback(int port) {
        return at(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), "");
    }

    /**
     * At this address, beyond this host only with a password.
     *
     * @throws IllegalArgumentException if the address cannot be resolved, or a password is missing
     */
    public static HepSettings at(InetSocketAddress address, String password) {
        return new HepSettings(address, password, MOST_PER_SECOND);
    }

    /** The same with another bound. */
    public HepSettings withMostPerSecond(int changed) {
        return new HepSettings(address, password, changed);
    }

    @Override
    public String toString() {
        return "HepSettings[address=" + address + ", password=***, mostPerSecond=" + mostPerSecond + "]";
    }
}
