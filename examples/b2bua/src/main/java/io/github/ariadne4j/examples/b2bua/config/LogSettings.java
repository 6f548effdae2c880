package io.github.ariadne4j.examples.b2bua.config;

import java.util.Map;

/**
 * The content of the log about calls. Read from the environment only, as the log begins before any file is read; {@code LOG_LEVEL} and
 * {@code LOG_FORMAT} are read by {@code logback.xml}.
 *
 * @param showsNumbers whether numbers of callers and callees are logged in full
 */
public record LogSettings(boolean showsNumbers) {
    private static final String FORMAT = "LOG_FORMAT";
    private static final String NUMBERS = "LOG_NUMBERS";

    /**
     * Reads the environment.
     *
     * @throws ConfigurationException if a value is unknown
     */
    public static LogSettings read(Map<String, String> environment) {
        oneOf(environment, FORMAT, "text", "json");
        return new LogSettings(oneOf(environment, NUMBERS, "masked", "clear").equals("clear"));
    }

    private static String oneOf(Map<String, String> environment, String name, String byDefault, String other) {
        String value = environment.getOrDefault(name, byDefault);
        if (!value.equals(byDefault) && !value.equals(other)) {
            throw new ConfigurationException(name + " (environment): it must be " + byDefault + " or " + other
                    + ", but is " + DisplayText.of(value));
        }
        return value;
    }
}
