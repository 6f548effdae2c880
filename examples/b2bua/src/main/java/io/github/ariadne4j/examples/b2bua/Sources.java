package io.github.ariadne4j.examples.b2bua;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What stands behind the flags: the environment, then a properties file. */
final class Sources implements IDefaultValueProvider {
    /** Names that others use as well, and so are not made from the flag. */
    private static final Map<String, String> ENVIRONMENT_NAMES =
            Map.of("cdr-url", "CDR_JDBC_URL", "cdr-username", "CDR_USERNAME", "route", "ROUTES");

    private static final String FILE_VARIABLE = "B2BUA_CONFIG";
    private static final String USUAL_FILE = "b2bua.properties";

    private final Map<String, String> environment;
    private final Properties file;

    private Sources(Map<String, String> environment, Properties file) {
        this.environment = environment;
        this.file = file;
    }

    /** The file named by {@code B2BUA_CONFIG}, or {@code b2bua.properties} in the working folder if there is one. */
    static Sources of(Map<String, String> environment, Path workingFolder) {
        String named = environment.get(FILE_VARIABLE);
        Path path = workingFolder.resolve(named == null ? USUAL_FILE : named);
        Properties file = new Properties();
        if (named != null || Files.exists(path)) {
            try (Reader reader = Files.newBufferedReader(path)) {
                file.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                throw new ConfigurationException("cannot read the properties file " + path + " (" + e.getMessage()
                        + "); correct it, or " + FILE_VARIABLE);
            }
        }
        return new Sources(environment, file);
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        return argument instanceof OptionSpec option
                ? value(option.longestName().replaceFirst("^--", ""))
                : null;
    }

    /** The value under this name, for example {@code ari-password}; null if neither has it. */
    @Nullable String value(String name) {
        String variable =
                ENVIRONMENT_NAMES.getOrDefault(name, name.replace('-', '_').toUpperCase(Locale.ROOT));
        String value = environment.get(variable);
        return value == null ? file.getProperty(name) : value;
    }
}
