package io.github.ariadne4j.benchmarks.load;

/** One line of JSON with numbers in it. */
final class JsonLine {
    private JsonLine() {}

    static String line(Object... namesAndNumbers) {
        StringBuilder line = new StringBuilder("{");
        for (int i = 0; i < namesAndNumbers.length; i += 2) {
            line.append(i == 0 ? "\"" : ",\"")
                    .append(namesAndNumbers[i])
                    .append("\":")
                    .append(namesAndNumbers[i + 1]);
        }
        return line.append('}').toString();
    }
}
