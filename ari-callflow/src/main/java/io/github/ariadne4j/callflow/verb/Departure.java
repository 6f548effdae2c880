package io.github.ariadne4j.callflow.verb;

import io.github.ariadne4j.callflow.address.ContactUri;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.route.DialTarget;
import java.util.List;
import java.util.regex.Pattern;

/** The destination of a caller that leaves the application: the argument of {@link Call#leave}. Immutable. */
public sealed interface Departure {
    /**
     * A place in the dialplan; one that does not exist ends the call there.
     *
     * @param context the context
     * @param extension the extension
     * @param priority the priority, from 1
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
                        "a place in the dialplan must have a context of letters, digits, _ . -, an extension of those"
                                + " and * # +, and a priority from 1");
            }
        }
    }

    /**
     * Another Stasis application that is connected to the same Asterisk.
     *
     * @param name the name of the application
     * @param args the arguments of its {@code StasisStart}
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
                        "an application must have a name of letters, digits, _ . -, and arguments of printable"
                                + " ASCII without spaces and commas");
            }
        }
    }

    /**
     * A redirection by SIP: the caller's telephone or network is asked to call this address, by REFER, or by 302 if it was not
     * answered. For PJSIP channels only.
     *
     * @param address the address to call
     */
    record Redirect(ContactUri address) implements Departure {
        /** The address in the form of an ARI endpoint. */
        public String endpoint() {
            return "PJSIP/" + address.uri();
        }

        /**
         * The address as a target for the gates. It is dialled by the caller's side, not by an endpoint of this Asterisk: the
         * endpoint name of the target stands for the caller's.
         */
        public DialTarget target() {
            return DialTarget.contact("redirected", address);
        }
    }
}
