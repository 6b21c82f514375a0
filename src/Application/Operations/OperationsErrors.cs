using CleanTemplate.Domain.Common;

namespace CleanTemplate.Application.Operations;

public static class OperationsErrors
{
    public static Error DeadLetterNotFound(long id) =>
        new(ErrorKind.NotFound, "operations.dead_letter_not_found", $"There is no dead letter {id}.");

    public static Error ScheduleNotFound(string name) =>
        new(ErrorKind.NotFound, "operations.schedule_not_found", $"There is no schedule '{name}'.");

    public static Error ScheduleRunning(string name) =>
        new(ErrorKind.Conflict, "operations.schedule_running", $"A run of '{name}' is not finished yet. Wait for it, then ask again.");
}
