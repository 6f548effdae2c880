package io.github.ariadne4j.testkit.standalone;

import io.github.ariadne4j.testkit.SimulatorSettings;
import java.util.OptionalInt;

/**
 * The options of the command line.
 *
 * @param settings the settings of the simulator
 * @param consolePort the port of the console over HTTP; empty: none
 * @param help whether {@code --help} is among them
 */
record Options(SimulatorSettings settings, OptionalInt consolePort, boolean help) {
    static final String HELP = """
            A simulated Asterisk that serves ARI on the loopback interface.

            Usage: java -jar ari-testkit-VERSION-standalone.jar [options]

              --port N          the port to listen on (8088; 0: a free one)
              --user NAME       the ARI user (ariadne)
              --password TEXT   the ARI password (thread)
              --console-port N  serve the console over HTTP as well: curl -d 'call 1000 3314'
                                http://127.0.0.1:N (0: a free port)
              --http-only       no REST over the WebSocket, as an older Asterisk
              --help            print this text

            Every number that the application dials rings and answers. Calls into the
            application are placed by commands on the console; without a console the
            simulator serves until it is ended.
            """;

    private static final int USUAL_PORT = 8088;

    /** @throws IllegalArgumentException for an unknown option or one without a value */
    static Options parse(String... args) {
        SimulatorSettings settings = SimulatorSettings.defaults().withPort(USUAL_PORT);
        OptionalInt consolePort = OptionalInt.empty();
        boolean help = false;
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--help", "-h" -> help = true;
                case "--http-only" -> settings = settings.withoutRestOverWebSocket();
                case "--port" -> settings = settings.withPort(port(args[i], value(args, ++i)));
                case "--console-port" -> consolePort = OptionalInt.of(port(args[i], value(args, ++i)));
                case "--user" -> settings = settings.withLogin(value(args, ++i), settings.password());
                case "--password" -> settings = settings.withLogin(settings.username(), value(args, ++i));
                default -> throw new IllegalArgumentException("unknown option: " + args[i]);
            }
        }
        return new Options(settings, consolePort, help);
    }

    private static String value(String[] args, int index) {
        if (index >= args.length) {
            throw new IllegalArgumentException(args[index - 1] + " needs a value");
        }
        return args[index];
    }

    private static int port(String option, String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + " must be a number: " + text, e);
        }
        throw new IllegalArgumentException(option + " must be 0..65535: " + text);
    }
}
