package io.github.ariadne4j.testkit.model;

/** An endpoint of the configuration; read and written under the loop's lock only. */
final class SimulatedEndpoint {
    final String technology;
    final String resource;
    String state;

    SimulatedEndpoint(String technology, String resource, String state) {
        this.technology = technology;
        this.resource = resource;
        this.state = state;
    }

    String id() {
        return technology + "/" + resource;
    }

    boolean carries(SimulatedChannel channel) {
        return channel.endpoint().equals(id());
    }
}
