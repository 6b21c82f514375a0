using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Idempotency;
using CleanTemplate.Application.Common.Validation;
using CleanTemplate.Domain.Common;

namespace CleanTemplate.Application.Operations;

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
