using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Idempotency;
using CleanTemplate.Application.Common.Paging;
using CleanTemplate.Application.Common.Validation;
using CleanTemplate.Domain.Common;
using FluentValidation;

namespace CleanTemplate.Application.Operations;

public interface ISchedules
{
    /// <summary>By name, as settings and history spell it.</summary>
    bool Has(string name);

    /// <summary>All of them, by name.</summary>
    Task<Page<ScheduleDto>> List(IPaged page, CancellationToken cancellationToken);

    /// <summary>The runs of one, newest first.</summary>
    Task<Page<ScheduleRunDto>> ListRuns(string name, IPaged page, CancellationToken cancellationToken);

    /// <summary>Asks for a run, which some instance begins when this is committed. False when the one before is not finished.</summary>
    Task<bool> Trigger(string name, CancellationToken cancellationToken);
}

/// <param name="Cron">In UTC; null when the schedule is switched off.</param>
/// <param name="NextFire">Null when there is none.</param>
/// <param name="LastRun">Null when it has not run yet, or so long ago that nobody remembers.</param>
public sealed record ScheduleDto(string Name, string? Cron, DateTimeOffset? NextFire, ScheduleRunDto? LastRun);

/// <param name="Message">What came of it, or why it failed.</param>
public sealed record ScheduleRunDto(
    DateTimeOffset DueAt,
    ScheduleTrigger TriggeredBy,
    ScheduleOutcome Outcome,
    int Attempts,
    DateTimeOffset? StartedAt,
    DateTimeOffset? FinishedAt,
    long? Milliseconds,
    string? Message);

public enum ScheduleOutcome
{
    /// <summary>For an instance to begin, or to begin again.</summary>
    Waiting,
    Running,
    Succeeded,
    Failed,

    /// <summary>Its time came while the run before it was not finished.</summary>
    Skipped,
}

/// <summary>Who asked for a run.</summary>
public enum ScheduleTrigger
{
    Schedule,
    Staff,
}

[RequirePermission(OperationsPermissions.Read)]
public sealed record ListSchedules(int Page = 1, int PageSize = PageLimits.DefaultSize) : IQuery<Page<ScheduleDto>>, IPaged;

internal sealed class ListSchedulesValidator : AbstractValidator<ListSchedules>
{
    public ListSchedulesValidator() => this.AddPageRules();
}

internal sealed class ListSchedulesHandler(ISchedules schedules) : IQueryHandler<ListSchedules, Page<ScheduleDto>>
{
    public async Task<Result<Page<ScheduleDto>>> Handle(ListSchedules query, CancellationToken cancellationToken) =>
        await schedules.List(query, cancellationToken);
}

[RequirePermission(OperationsPermissions.Read)]
public sealed record ListScheduleRuns(string Name, int Page = 1, int PageSize = PageLimits.DefaultSize) : IQuery<Page<ScheduleRunDto>>, IPaged;

internal sealed class ListScheduleRunsValidator : AbstractValidator<ListScheduleRuns>
{
    public ListScheduleRunsValidator() => this.AddPageRules();
}

internal sealed class ListScheduleRunsHandler(ISchedules schedules) : IQueryHandler<ListScheduleRuns, Page<ScheduleRunDto>>
{
    public async Task<Result<Page<ScheduleRunDto>>> Handle(ListScheduleRuns query, CancellationToken cancellationToken) => schedules.Has(query.Name)
        ? await schedules.ListRuns(query.Name, query, cancellationToken)
        : OperationsErrors.ScheduleNotFound(query.Name);
}

/// <summary>Asks for a run now, also of a schedule that is switched off.</summary>
[NothingToCheck("A name that leads nowhere is answered with not found.")]
[RequirePermission(OperationsPermissions.Manage)]
[TakesIdempotencyKey]
public sealed record TriggerSchedule(string Name) : ICommand;

internal sealed class TriggerScheduleHandler(ISchedules schedules) : ICommandHandler<TriggerSchedule, Unit>
{
    public async Task<Result<Unit>> Handle(TriggerSchedule command, CancellationToken cancellationToken)
    {
        if (!schedules.Has(command.Name)) return OperationsErrors.ScheduleNotFound(command.Name);
        return await schedules.Trigger(command.Name, cancellationToken) ? Unit.Value : OperationsErrors.ScheduleRunning(command.Name);
    }
}
