package io.github.ariadne4j.examples.b2bua.real.phone;

import io.github.ariadne4j.testkit.real.RealAsterisk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A {@link Telephone} in a process of its own, so that it can vanish in the middle of a call. */
public final class TelephoneProcess implements AutoCloseable {
    private static final String REGISTERED = "registered";
    private static final String TALKING = "talking";

    private final Process process;

    private TelephoneProcess(RealAsterisk asterisk, String... call) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                TelephoneProcess.class.getName(),
                asterisk.sipPort()));
        command.addAll(List.of(call));
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    /** Is registered as this user, and answers the call that comes. */
    public static TelephoneProcess answering(RealAsterisk asterisk, String user) {
        return start(asterisk, user).awaitSaid(REGISTERED);
    }

    /** Calls this number. */
    public static TelephoneProcess calling(RealAsterisk asterisk, String user, String number) {
        return start(asterisk, user, number);
    }

    private static TelephoneProcess start(RealAsterisk asterisk, String... call) {
        try {
            return new TelephoneProcess(asterisk, call);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it speaks and hears the other party. */
    public TelephoneProcess awaitTalking() {
        return awaitSaid(TALKING);
    }

    private TelephoneProcess awaitSaid(String wanted) {
        StringBuilder said = new StringBuilder();
        try {
            for (String line = process.inputReader().readLine();
                    line != null;
                    line = process.inputReader().readLine()) {
                if (line.equals(wanted)) {
                    return this;
                }
                said.append(line).append('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new AssertionError("the telephone ended; it said: " + said);
    }

    /** {@code kill -9}: no BYE, and no media from now on. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    /**
     * The telephone itself; ends with the test.
     *
     * @param args Asterisk's SIP port, the user, and the number to call if it is the caller
     */
    public static void main(String[] args) throws IOException {
        try (Telephone telephone =
                args.length == 3 ? Telephone.calling(args[0], args[1], args[2]) : Telephone.waiting(args[0], args[1])) {
            if (args.length == 2) {
                System.out.println(REGISTERED);
                telephone.awaitRinging().answer();
            }
            telephone.awaitMedia();
            System.out.println(TALKING);
            System.in.read();
        }
    }
}
