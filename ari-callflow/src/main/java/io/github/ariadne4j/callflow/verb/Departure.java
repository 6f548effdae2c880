package io.github.ariadne4j.callflow.verb;

import io.github.ariadne4j.callflow.address.ContactUri;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.route.DialTarget;
import java.util.List;
import java.util.regex.Pattern;

/** Where {@link Call#leave} gives a caller to. */
public sealed interface Departure {
    /**
     * A place in the dialplan; one that does not exist ends the call there.
     *
     * @param context its context
     * @param extension its extension
     * @param priority its priority, from 1
     */
    record ToDialplan(String context, String extension, int priority) implements Departure {
        private static final Pattern CONTEXT = Pattern.compile("[0-9A-Za-z_.-]{1,79}");
        private static final Pattern EXTENSION = Pattern.compile("[0-9A-Za-z_.*#+-]{1,79}");

        /**
         * @throws IllegalArgumentException unless the context is of letters, digits, {@code _ . -}, the extension of those and
         *     {@code * # +}, and the priority positive
         */
        public ToDialplan {
            if (!CONTEXT.matcher(context).matches()
                    || !EXTENSION.matcher(extension).matches()
                    || priority < 1) {
                throw new IllegalArgumentException(
                        "a place in the dialplan is a context of letters, digits, _ . -, an extension that may hold * # + too,"
                                + " and a priority from 1");
            }
        }
    }

    /**
     * Another Stasis application, which has to be connected to the same Asterisk.
     *
     * @param name its name
     * @param args what its {@code StasisStart} carries
     */
    record ToApplication(String name, List<String> args) implements Departure {
        private static final Pattern NAME = Pattern.compile("[0-9A-Za-z_.-]{1,79}");
        private static final Pattern ARGUMENT = Pattern.compile("[!-+\\--~]{1,200}");

        /**
         * Copies the arguments.
         *
         * @throws IllegalArgumentException unless the name is of letters, digits, {@code _ . -}, and each argument printable ASCII
         *     without spaces and commas
         */
        public ToApplication {
            args = List.copyOf(args);
            if (!NAME.matcher(name).matches()
                    || !args.stream().allMatch(arg -> ARGUMENT.matcher(arg).matches())) {
                throw new IllegalArgumentException(
                        "an application has a name of letters, digits, _ . -, and arguments of printable"
                                + " ASCII without spaces and commas");
            }
        }
    }

    /**
     * The caller's own telephone or network is to call this address instead: it is sent a REFER, or a 302 if it was not answered. Only
     * PJSIP channels can be.
     *
     * @param address whom it is to call
     */
    record Redirect(ContactUri address) implements Departure {
        /** The address as Asterisk takes it. */
        public String endpoint() {
            return "PJSIP/" + address.uri();
        }

        /** The address as gates judge it. No endpoint of this Asterisk dials it: the one that the target names stands for the caller's. */
        public DialTarget target() {
            return DialTarget.contact("redirected", address);
        }
    }
}
