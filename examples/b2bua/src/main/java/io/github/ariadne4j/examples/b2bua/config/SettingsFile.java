package io.github.ariadne4j.examples.b2bua.config;

import io.github.ariadne4j.callflow.session.Ports;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * A properties file whose keys are the variables of {@link Setting}.
 *
 * @param path its path
 * @param values its values
 */
record SettingsFile(Path path, Map<Setting, String> values) {
    static SettingsFile none() {
        return new SettingsFile(Path.of(""), Map.of());
    }

    /** @throws ConfigurationException if it cannot be read, or contains an unknown setting */
    static SettingsFile read(Path path) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(path)) {
            properties.load(reader);
        } catch (NoSuchFileException e) {
            throw new ConfigurationException(
                    "the file " + path + " does not exist: correct " + Setting.B2BUA_CONFIG.names());
        } catch (AccessDeniedException e) {
            throw new ConfigurationException(
                    path + " cannot be read by this user: run the command as root, or as the user of the service");
        } catch (IOException | IllegalArgumentException e) {
            throw new ConfigurationException(path + " cannot be read as a properties file in UTF-8: " + Ports.why(e));
        }
        Map<Setting, String> values = new EnumMap<>(Setting.class);
        properties
                .stringPropertyNames()
                .forEach(name -> values.put(
                        setting(path, name), properties.getProperty(name).strip()));
        return new SettingsFile(path, values);
    }

    private static Setting setting(Path path, String name) {
        return Arrays.stream(Setting.values())
                .filter(setting ->
                        setting != Setting.B2BUA_CONFIG && setting.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ConfigurationException(
                        path + ": unknown setting " + DisplayText.of(name) + "; the settings are " + known()));
    }

    private static String known() {
        return Arrays.stream(Setting.values())
                .filter(setting -> setting != Setting.B2BUA_CONFIG)
                .map(Setting::name)
                .collect(Collectors.joining(", "));
    }

    /**
     * Whether it contains a password, also one in a URL, and every user may read it; false if the file system has no such permissions. The group
     * may read it: a service reads a file of root by its group.
     */
    boolean exposesSecrets() {
        if (values.entrySet().stream().noneMatch(entry -> SecretSettings.holds(entry.getKey(), entry.getValue()))) {
            return false;
        }
        try {
            return Files.getPosixFilePermissions(path).contains(PosixFilePermission.OTHERS_READ);
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
