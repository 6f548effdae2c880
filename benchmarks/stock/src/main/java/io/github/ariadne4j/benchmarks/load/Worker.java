package io.github.ariadne4j.benchmarks.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * The main loop of a JVM that measures one client: reads commands as lines, and writes results as lines of JSON. Ends with its input,
 * so that it never outlives the process that started it.
 */
public final class Worker {
    private final EventClient events;
    private final RestClient.Maker rest;

    /** For this client. */
    public Worker(EventClient events, RestClient.Maker rest) {
        this.events = events;
        this.rest = rest;
    }

    /** Runs until the end of the commands on stdin. */
    public void run() throws Exception {
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            System.out.println(result(line.split(" ", -1)));
            System.out.flush();
        }
    }

    private String result(String[] words) throws Exception {
        Target target = new Target(words[1], words[2], words[3], words[4]);
        return switch (words[0]) {
            case "events" -> events(events, target, Integer.parseInt(words[5])).json();
            case "rest" -> rest(target, words);
            default -> throw new IOException("no such command: " + words[0]);
        };
    }

    /** Has the server of the target send this number of events and counts those that arrive. */
    public static OrderCheck.Counted events(EventClient client, Target target, int count) throws Exception {
        OrderCheck check = new OrderCheck(count);
        AutoCloseable listening = client.listen(target, check::saw);
        try {
            return check.await();
        } finally {
            listening.close();
        }
    }

    private String rest(Target target, String[] words) throws Exception {
        int inFlight = Integer.parseInt(words[8]);
        RestClient.Operation operation = RestClient.Operation.valueOf(words[6]);
        try (RestClient client = rest.connect(target, words[5], inFlight)) {
            return new RestLoad(client, operation, words[7], inFlight).measure(Long.parseLong(words[9]));
        }
    }
}
