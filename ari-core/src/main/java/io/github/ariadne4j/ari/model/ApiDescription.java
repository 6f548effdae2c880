package io.github.ariadne4j.ari.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The API description of a server ({@code /ari/api-docs}).
 *
 * @param operations its operations
 * @param models the names of its models, events among them
 */
public record ApiDescription(List<ApiOperation> operations, Set<String> models) {
    /** An empty description. */
    public static final ApiDescription NONE = new ApiDescription(List.of(), Set.of());

    /** Copies the collections. */
    public ApiDescription {
        operations = List.copyOf(operations);
        models = Set.copyOf(models);
    }

    /** The union of this description and another one of the same server. */
    public ApiDescription and(ApiDescription other) {
        return new ApiDescription(
                Stream.concat(operations.stream(), other.operations.stream()).toList(),
                Stream.concat(models.stream(), other.models.stream()).collect(Collectors.toSet()));
    }

    /** Whether there is such an operation. */
    public boolean supports(String method, String path) {
        return find(method, path).isPresent();
    }

    /** Whether there is such an operation with this parameter. */
    public boolean supports(String method, String path, String parameter) {
        return find(method, path)
                .filter(found -> found.parameters().contains(parameter))
                .isPresent();
    }

    private Optional<ApiOperation> find(String method, String path) {
        return operations.stream()
                .filter(known -> known.method().equals(method) && known.path().equals(path))
                .findFirst();
    }
}
