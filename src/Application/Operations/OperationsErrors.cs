using CleanTemplate.Domain.Common;

namespace CleanTemplate.Application.Operations;

internal static class OperationsErrors
{
    public static Error DeadLetterNotFound(long id) =>
        new(ErrorKind.NotFound, "operations.dead_letter_not_found", $"There is no dead letter {id}.");
}
