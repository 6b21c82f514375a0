using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Jobs;
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

    public static Error JobNotFound(JobId id) =>
        new(ErrorKind.NotFound, "operations.job_not_found", $"There is no job {id}.");

    public static Error JobEnded(JobDto job) =>
        new(ErrorKind.Conflict, "operations.job_ended", $"The job has {Name(job.State)}: there is nothing to call off.");

    public static Error JobNotFailed(JobDto job) =>
        new(ErrorKind.Conflict, "operations.job_not_failed", $"Only a job that has failed is sent on its way again; this one is {Name(job.State)}.");

    private static string Name(JobState state) => state.ToString().ToLowerInvariant();
}

public static class OperationsPermissions
{
    /// <summary>To see what the application does by itself, and what failed.</summary>
    [GrantedTo(Roles.Manager)]
    public const string Read = "operations:read";

    /// <summary>To start it, stop it, and send it on its way again.</summary>
    [GrantedTo(Roles.Manager)]
    public const string Manage = "operations:manage";
}
